// How German writes dates and numbers in figures; English is built into the chart library.

const format = {
  days: ["Sonntag", "Montag", "Dienstag", "Mittwoch", "Donnerstag", "Freitag", "Samstag"],
  shortDays: ["So", "Mo", "Di", "Mi", "Do", "Fr", "Sa"],
  months: ["Januar", "Februar", "März", "April", "Mai", "Juni", "Juli", "August", "September", "Oktober", "November", "Dezember"],
  shortMonths: ["Jan.", "Febr.", "März", "April", "Mai", "Juni", "Juli", "Aug.", "Sept.", "Okt.", "Nov.", "Dez."],
  periods: ["vormittags", "nachmittags"],
  date: "%d.%m.%Y",
  time: "%H:%M:%S",
  dateTime: "%d.%m.%Y, %H:%M",
  decimal: ",",
  thousands: ".",
  grouping: [3],
  currency: ["", "\u00a0€"],
  percent: "\u00a0%",
};

export const german = { moduleType: "locale", name: "de", dictionary: {}, format };
