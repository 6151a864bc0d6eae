"""Words that stand in names or beside them: what a note is held against to see whether it tells of a person.

The given names are a list of our own: those frequent in Germany and among people from Turkey, Syria and its
neighbours, Ukraine, Russia, Poland, Romania and Vietnam. A name that is also a word which begins German sentences or
stands in them (Mark, Rosa, Nur, Can) is left out.
"""

from __future__ import annotations

import unicodedata

PLAIN = str.maketrans({"\N{LATIN SMALL LETTER DOTLESS I}": "i", "ł": "l", "đ": "d", "ø": "o", "æ": "ae", "ð": "d"})
"""Letters that are no letter with a mark, as they are written where they are missing on the keyboard."""


def plain(word: str) -> str:
    """Return a word as names are compared: small letters without marks."""
    if word.isascii():
        return word.lower()
    letters = unicodedata.normalize("NFKD", word.casefold().translate(PLAIN))
    return "".join(letter for letter in letters if not unicodedata.combining(letter))


def _words(text: str) -> frozenset[str]:
    return frozenset(plain(word) for word in text.split())


SALUTATIONS = frozenset("frau herrn herr hr hrn kollegin kollege mrs mr ms".split())
SHORT_SALUTATION = "fr"
"""Means a person only with its dot; without it, it is a day of the week."""
TITLES = frozenset("dr prof dipl".split())
SHORTENED = frozenset("hr hrn fr mrs mr ms".split())
DEGREES = frozenset("dr prof dipl ing".split())
LONGEST_DEGREE = 5
"""Letters of "med." or "rer." behind a title."""
PARTICLES = frozenset("von van de del della da di do dos du la le el al bin ibn abu ter ten te".split())
"""Small words before a surname."""
ARTICLES = frozenset("der den dem".split())
"""Small words before a surname, but only behind a particle: "Herr der Lage" is nobody."""
OFFICES = _words(
    "landrat landrätin vizelandrat vizelandrätin bürgermeister bürgermeisterin oberbürgermeister oberbürgermeisterin"
    " beigeordneter beigeordnete minister ministerin präsident präsidentin direktor direktorin doktor professor"
    " professorin chef chefin vorstand vorsitzender vorsitzende personalrat personalrätin kanzler kanzlerin"
)
"""Words behind a salutation that name an office; the name may follow."""
OFFICE_ENDINGS = (
    "leiter",
    "leiterin",
    "leitung",
    "beauftragte",
    "beauftragter",
    "dezernent",
    "dezernentin",
    "verwaltung",
)
NOBODY = _words("vormittag nachmittag morgen mittag abend uhr roboter computer mann frau kollege kollegin")
"""Words behind a salutation that name nobody, or behind "Fr." a time of the day."""

JOINTS = frozenset({"im", "für", "und", "of", "for", "and"})
"""Words that stand in the title of an office and in no name of a person."""
COMMON = frozenset(
    "abend alt amt bach bauer baum becker berg binder blume brand braun brunner bräuer busch bürger engel ernst"
    " fischer frank freitag friedrich fuchs förster glaser graf gross groß gut gärtner haas hahn haus heide herbst"
    " hirsch hof hoffmann hofmann holz horn jung jäger kaiser keller kern klein koch kohl kraft kramer kraus"
    " krause kunst kurz könig lang lange lehmann mann markt maurer mayer meister mittag montag müller neu neumann"
    " otto personal peter pfeiffer rat reich reiter richter roth ruf sauer scharf schild schlosser schmidt"
    " schneider schreiber schreiner schubert schuster schwarz schäfer schön sommer sonntag stark stein stock storm"
    " straße stumpf sturm süß tag teich thomas vogel vogt wagner wald weber wein weiss weiß werner winkler winter"
    " wirth wolf wolff zimmer zimmermann".split()
)
"""Surnames that are words, trades, first names or so frequent that alone they tell of nobody."""

GERMAN = (
    "Achim Adelheid Albert Alexander Alexandra Alfred Alina Amelie Andrea Andreas Angela Angelika Anja Anke Anna Anne"
    " Anneliese Annemarie Annett Annette Annika Antje Anton Antonia Armin Arne Arno Astrid Axel Barbara Bärbel Beate"
    " Benedikt Benjamin Bernd Bernhard Bertram Bettina Bianca Birgit Birgitt Björn Brigitte Britta Bruno Burkhard"
    " Carina Carla Carmen Carola Carolin Carsten Catrin Charlotte Christa Christel Christian Christiane Christin"
    " Christina Christine Christoph Clara Claudia Claus Clemens Constanze Cornelia Corinna Dagmar Daniel Daniela David"
    " Detlef Diana Dieter Dietmar Dirk Dominik Dora Doreen Doris Dorothea Eberhard Eckhard Edith Egon Elena Elfriede"
    " Elias Elisabeth Elke Ellen Elsa Emil Emilia Emma Enrico Erich Erik Erika Erna Erwin Esther Eugen Eva Evelyn"
    " Fabian Falk Felix Ferdinand Finn Florian Frank Franz Franziska Frauke Fred Friederike Friedhelm Friedrich Fritz"
    " Gabi Gabriele Georg Gerald Gerd Gerda Gerhard Gerlinde Gertrud Gisela Gottfried Gregor Greta Gudrun Guido Günter"
    " Günther Gustav Hanna Hannah Hannelore Hannes Hanno Hans Harald Hartmut Hedwig Heidemarie Heidi Heidrun Heike"
    " Heiko Heiner Heinrich Heinz Helga Helge Helmut Helena Henning Henrik Herbert Heribert Hermann Hilde Hildegard"
    " Holger Horst Hubert Hugo Ilona Ilse Ina Ines Inge Ingeborg Ingo Ingrid Irene Irina Iris Irma Isabel Isabell"
    " Isabella Jacqueline Jakob Jan Jana Janina Jasmin Jens Jessica Joachim Jochen Johann Johanna Johannes Jonas"
    " Jonathan Jörg Josef Josefine Judith Julia Julian Juliane Julius Jürgen Jutta Kai Karin Karina Karl Karla"
    " Karoline Karsten Katarina Katharina Kathleen Kathrin Katja Katrin Kerstin Kevin Kim Kirsten Klara Klaus Konrad"
    " Konstantin Kristin Kristina Kurt Lara Lars Laura Lea Lena Leni Leon Leonie Lilli Lina Linda Lisa Lothar Louis"
    " Louisa Luca Ludwig Luis Luisa Lukas Lutz Magdalena Maik Maike Maja Malte Mandy Manfred Manuel Manuela Marc"
    " Marcel Marco Marcus Maren Margarete Margit Margot Margret Maria Marianne Marie Marina Mario Marion Marko Markus"
    " Marlene Marlies Martha Martin Martina Mathias Mathilda Matthias Max Maximilian Melanie Mia Michael Michaela"
    " Michel Mike Mirko Mona Monika Monique Moritz Nadine Nadja Nancy Natalie Nele Nicole Nicolas Nico Niklas Nils"
    " Nina Norbert Olaf Ole Oliver Oskar Ottilie Pascal Patricia Patrick Paul Paula Peggy Peter Petra Philipp Pia"
    " Rainer Ralf Ralph Ramona Raphael Rebecca Regina Reiner Reinhard Reinhold Renate René Ria Ricarda Richard Rico"
    " Rita Robert Robin Roland Rolf Romy Ronald Ronny Rosemarie Rüdiger Rudolf Ruth Sabine Sabrina Sandra Sandy Sara"
    " Sarah Sascha Saskia Sebastian Siegfried Sigrid Silke Silvia Silvio Simon Simone Sina Sofia Sofie Sonja Sophia"
    " Sophie Stefan Stefanie Steffen Steffi Stephan Stephanie Susan Susann Susanne Sven Svenja Swen Sylvia Tamara"
    " Tanja Tatjana Thea Theo Theodor Theresa Thilo Thomas Thorsten Tilo Tim Timo Tina Tino Tobias Tom Torsten Udo Ulf"
    " Ulla Ulrich Ulrike Ursula Uschi Uta Ute Uwe Valentin Vanessa Vera Verena Veronika Victoria Viktoria Vincent"
    " Volker Volkmar Waldemar Walter Waltraud Werner Wiebke Wilfried Wilhelm Willi Winfried Wolfgang Yvonne"
)
TURKISH = (
    "Ahmet Ali Asli Aydin Ayhan Ayla Aylin Aynur Ayşe Aysel Aysun Ayten Azra Baran Bariş Berat Berkay Betül Bilal"
    " Bülent Burak Burcu Büşra Canan Cansu Cem Cemal Cemile Cengiz Defne Derya Dilara Dilek Ebru Ekrem Elif Emel Emine"
    " Emre Engin Enes Ercan Erdal Erdem Erdoğan Eren Erhan Erkan Erol Esma Esra Evren Fadime Fatih Fatma Ferhat Fikret"
    " Filiz Furkan Gamze Gizem Gökhan Gönül Gülay Gülcan Güler Gülsüm Gülşen Hacer Hakan Halil Halime Hamza Hande"
    " Hasan Hatice Havva Hikmet Hülya Hüseyin İbrahim İlhan İlker İlknur İrem İsmail Kadir Kaan Kemal Kenan Kerem"
    " Kübra Levent Leyla Mehmet Melek Melike Meltem Meral Merve Meryem Mesut Metin Mine Muhammet Murat Musa Mustafa"
    " Mustapha Nazan Nazli Necla Nesrin Nevin Nihat Nilgün Nuray Nurcan Nuri Oğuz Oktay Okan Onur Orhan Osman Ömer"
    " Özge Özgür Özlem Pinar Ramazan Rabia Recep Salih Sedat Seda Selim Selin Selma Semra Serap Serdar Serkan Serpil"
    " Sevgi Sevim Sibel Sinan Songül Süleyman Sultan Şahin Şebnem Şerife Şükran Tarik Tolga Tuba Tülay Turgut Tuğba"
    " Ufuk Uğur Ümit Veli Volkan Yasemin Yaşar Yasin Yavuz Yildiz Yunus Yusuf Zehra Zeynep Zeliha Züleyha"
)
ARABIC = (
    "Abbas Abdul Abdullah Abdulrahman Abdel Adnan Ahmad Ahmed Aisha Akram Alaa Amal Amani Amer Amin Amina Amira Amjad"
    " Ammar Anas Anwar Aya Ayman Aziz Bahar Baschar Bashar Basel Basem Bassam Bushra Dalal Diana Dunja Eman Fadi Fahad"
    " Faisal Farah Farid Farida Farhad Fares Faten Fatima Firas Ghada Ghassan Habib Hadi Haitham Hala Hamid Hanan Hani"
    " Haschim Hashem Hassan Hayat Heba Hisham Huda Hussam Hussein Ibrahim Ibtisam Imad Iman Ismael Issa Jamal Jamila"
    " Jawad Jihad Kamal Karam Karim Khadija Khaled Khalid Khalil Laila Layla Leila Lina Louay Lubna Mahdi Maher"
    " Mahmoud Mahmud Majed Malek Manal Mansour Marwa Marwan Maryam Masoud Mazen Mohamad Mohamed Mohammad Mohammed"
    " Mohsen Mona Mouhamad Muhammad Muhammed Muna Mustafa Nabil Nada Nadia Nadim Naim Najib Nasser Nawal Nisreen Noor"
    " Noura Nour Omar Osama Qasim Rahim Rami Rana Rania Raschid Rasha Rashid Rauf Reem Reza Rima Riyad Rola Ruba Sabah"
    " Saad Sahar Said Saif Salah Salam Saleh Salim Salma Samer Sami Samir Samira Samuel Sana Sayed Shadi Shirin Souad"
    " Suhail Tahir Tarek Tariq Usman Wael Wafa Walid Wassim Yahya Yaser Yasmin Yasser Younes Youssef Zahra Zain Zainab"
    " Zaki Ziad"
)
SLAVIC = (
    "Adam Adrian Agata Agnieszka Aleksander Aleksandra Aleksandr Aleksej Alexei Alexej Alicja Alina Alla Alona"
    " Anastasia Anastasija Anatoli Anatolij Andrej Andrei Andrii Andrij Andrzej Aneta Anton Antoni Arkadiusz Artem"
    " Artur Barbara Bartosz Bartłomiej Beata Bogdan Bogdana Bohdan Boris Borys Bożena Czesław Damian Danuta Daria"
    " Darija Dariusz Denis Denys Dmitri Dmitrij Dmytro Dorota Dragan Edyta Ekaterina Elżbieta Emilia Ewa Ewelina"
    " Galina Genadij Grażyna Grzegorz Halina Halyna Hanna Henryk Ihor Igor Ilja Inna Irena Irina Iryna Iwan Ivan Iwona"
    " Iulia Ivana Jacek Jadwiga Jakub Janusz Jarosław Jaroslaw Jelena Jerzy Joanna Jolanta Józef Julija Kamil Karolina"
    " Katarzyna Kateryna Kazimierz Kinga Krystyna Krzysztof Larysa Larissa Lesja Lidia Lidija Ljudmila Ljubow Ludmila"
    " Łukasz Lyudmyla Maciej Maksim Maksym Małgorzata Marcin Marek Mariola Mariusz Mariya Marzena Mateusz Michał"
    " Mikhail Mykhailo Mykola Milan Mirosław Mirosława Monika Nadija Nadeschda Natalia Natalija Nataliia Nataliya"
    " Natascha Nikita Nikolai Nikolaj Oksana Oleg Oleh Oleksandr Oleksandra Oleksij Oleksii Olena Olga Olha Paweł"
    " Pavel Pavlo Petro Piotr Przemysław Radosław Rafał Renata Rostislaw Ryszard Rusłan Ruslan Sergei Sergej Serhij"
    " Serhii Sławomir Solomija Stanisław Stanislaw Stepan Svetlana Svitlana Swetlana Sylwia Szymon Tadeusz Taras"
    " Tetiana Tetjana Tomasz Urszula Vasyl Viktor Vitalii Vladimir Volodymyr Wadim Waldemar Walentina Wasyl Wiktor"
    " Wiktoria Wiesława Wioletta Wiaczesław Wlodymyr Władysław Wladimir Wojciech Wolodymyr Yana Yulia Yuliia Yuri"
    " Yurii Zbigniew Zdzisław Zofia Żaneta Adriana Andreea Catalin Cristian Cristina Dumitru Florin Gheorghe Ioana Ion"
    " Ionut Mihai Mihaela Nicolae Radu Vasile"
)
VIETNAMESE = (
    "Nguyễn Trần Phạm Hoàng Huỳnh Phan Đặng Dương Duong Trịnh Trinh Đinh Lê Lý Vương Hồng Hương Huong Linh Minh"
    " Phương Phuong Thanh Thảo Thao Thị Thi Thu Thuy Thủy Trang Tuan Tuấn Tùng Việt Xuan Yến"
)
"""In Vietnam the family name comes first, so a whole name begins with it."""

NO_NAMES = _words("basel hayat ion mine salam sana sultan thu viet")
GIVEN_NAMES = _words(" ".join((GERMAN, TURKISH, ARABIC, SLAVIC, VIETNAMESE))) - NO_NAMES
"""Words with which the whole name of a person begins."""
