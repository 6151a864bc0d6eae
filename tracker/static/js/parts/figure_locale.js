// How figures write dates and numbers. English is British, as on the page; what it does not say is built into the chart library.

const german = {
  days: ["Sonntag", "Montag", "Dienstag", "Mittwoch", "Donnerstag", "Freitag", "Samstag"],
  shortDays: ["So", "Mo", "Di", "Mi", "Do", "Fr", "Sa"],
  months: ["Januar", "Februar", "März", "April", "Mai", "Juni", "Juli", "August", "September", "Oktober", "November", "Dezember"],
  shortMonths: ["Jan.", "Feb.", "März", "Apr.", "Mai", "Juni", "Juli", "Aug.", "Sept.", "Okt.", "Nov.", "Dez."],
  periods: ["vormittags", "nachmittags"],
  date: "%d.%m.%Y",
  dayMonth: "%-d. %b",
  dayMonthYear: "%-d. %b %Y",
  time: "%H:%M:%S",
  dateTime: "%d.%m.%Y, %H:%M",
  decimal: ",",
  thousands: ".",
  grouping: [3],
  currency: ["", "\u00a0€"],
  percent: "\u00a0%",
};
const british = {
  shortMonths: ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sept", "Oct", "Nov", "Dec"],
  date: "%d/%m/%Y",
  dayMonth: "%-d %b",
  dayMonthYear: "%-d %b %Y",
};

export const locales = [locale("de", german), locale("en-GB", british)];

export const localeOf = (language) => (language === "en" ? "en-GB" : language);

function locale(name, format) {
  return { moduleType: "locale", name, dictionary: {}, format };
}
