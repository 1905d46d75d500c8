/**
 * How a language writes a date, by its kind: alone, as the beginning and as the end of an open interval. CLDR has no
 * such patterns, so they are written here. Holes: {day} {month} {monthOf} {season} {seasonOf} {year} {roman}, {quarter}
 * and {ordinal}, the number with its ordinal suffix.
 */
export const DATE_WORDS = {
  az: {
    points: {
      day: ['{day} {month} {year}', '{day} {month} {ordinal} ildən', '{day} {month} {ordinal} ilədək'],
      month: ['{month} {year}', '{ordinal} ilin {month} ayından', '{ordinal} ilin {month} ayınadək'],
      season: ['{ordinal} ilin {season}', '{ordinal} ilin {season}ndan', '{ordinal} ilin {season}nadək'],
      quarter: [
        '{ordinal} ilin {roman} rübü',
        '{ordinal} ilin {roman} rübündən',
        '{ordinal} ilin {roman} rübünədək',
      ],
      year: ['{year}', '{ordinal} ildən', '{ordinal} ilədək'],
      decade: ['{ordinal} illər', '{ordinal} illərdən', '{ordinal} illərədək'],
      century: ['{roman} əsr', '{roman} əsrdən', '{roman} əsrədək'],
      millennium: ['{roman} minillik', '{roman} minillikdən', '{roman} minilliyədək'],
    },
    moment: '{twoDigitDay}.{twoDigitMonth}.{year} {time}',
    dayOfYear: '{day} {month}',
    monthOfYear: '{month}',
    years: '{year}',
    beforeChrist: 'e.ə. {date}',
    approximate: 'təxm. {date}',
    oneOf: ' və ya ',
    seasons: ['yazı', 'yayı', 'payızı', 'qışı'],
    seasonsOf: ['yazı', 'yayı', 'payızı', 'qışı'],
  },
  en: {
    points: {
      day: ['{day} {month} {year}', 'from {day} {month} {year}', 'until {day} {month} {year}'],
      month: ['{month} {year}', 'from {month} {year}', 'until {month} {year}'],
      season: ['{season} {year}', 'from {season} {year}', 'until {season} {year}'],
      quarter: ['Q{quarter} {year}', 'from Q{quarter} {year}', 'until Q{quarter} {year}'],
      year: ['{year}', 'from {year}', 'until {year}'],
      decade: ['{year}s', 'from the {year}s', 'until the {year}s'],
      century: ['{ordinal} century', 'from the {ordinal} century', 'until the {ordinal} century'],
      millennium: ['{ordinal} millennium', 'from the {ordinal} millennium', 'until the {ordinal} millennium'],
    },
    moment: '{day} {shortMonth} {year} {time}',
    dayOfYear: '{day} {month}',
    monthOfYear: '{month}',
    years: '{year}',
    beforeChrist: '{date} BC',
    approximate: 'c. {date}',
    oneOf: ' or ',
    seasons: ['spring', 'summer', 'autumn', 'winter'],
    seasonsOf: ['spring', 'summer', 'autumn', 'winter'],
  },
  ru: {
    points: {
      day: ['{day} {monthOf} {year} г.', 'с {day} {monthOf} {year} г.', 'до {day} {monthOf} {year} г.'],
      month: ['{month} {year} г.', 'с {monthOf} {year} г.', 'до {monthOf} {year} г.'],
      season: ['{season} {year} г.', 'с {seasonOf} {year} г.', 'до {seasonOf} {year} г.'],
      quarter: ['{roman} квартал {year} г.', 'с {roman} квартала {year} г.', 'до {roman} квартала {year} г.'],
      year: ['{year} г.', 'с {year} г.', 'до {year} г.'],
      decade: ['{year}-е гг.', 'с {year}-х гг.', 'до {year}-х гг.'],
      century: ['{roman} в.', 'с {roman} в.', 'до {roman} в.'],
      millennium: ['{roman} тысячелетие', 'с {roman} тысячелетия', 'до {roman} тысячелетия'],
    },
    moment: '{twoDigitDay}.{twoDigitMonth}.{year} {time}',
    dayOfYear: '{day} {monthOf}',
    monthOfYear: '{month}',
    years: '{year} гг.',
    beforeChrist: '{date} до н. э.',
    approximate: 'ок. {date}',
    oneOf: ' или ',
    seasons: ['весна', 'лето', 'осень', 'зима'],
    seasonsOf: ['весны', 'лета', 'осени', 'зимы'],
  },
} as const;
