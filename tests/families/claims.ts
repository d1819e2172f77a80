import type { CLAIM_KINDS } from '../../server/rubric/integrity/notes.ts';

/** What cannot be as it was heard; beside each the same matter told so that it can. */
export interface Claims {
  readonly kind: (typeof CLAIM_KINDS)[number]['id'];
  readonly pairs: readonly (readonly [claim: string, nearMiss: string])[];
  /** Plain corrections of such a number, which are none. */
  readonly corrected: readonly string[];
}

export const CLAIMS: readonly Claims[] = [
  {
    kind: 'partAboveWhole',
    pairs: [
      [
        'We opened the bags, and 70 out of the 60 parcels were wet.',
        'We opened the bags, and 50 out of the 60 parcels were wet.',
      ],
      [
        'Nineteen of the fifteen nurses had signed the card.',
        'Thirteen of the fifteen nurses had signed the card.',
      ],
      ['Out of 80 forms, 95 had no date on them.', 'Out of 80 forms, 75 had no date on them.'],
      [
        'I spoke with twelve drivers, fourteen of whom wanted the card.',
        'I spoke with twelve drivers, eleven of whom wanted the card.',
      ],
      [
        'There were 30 rooms on the list. 45 of them were empty.',
        'There were 30 rooms on the list. 25 of them were empty.',
      ],
      [
        'Ninety out of eighty pupils came on the day.',
        'Seventy out of eighty pupils came on the day.',
      ],
      ['We tested 20 pumps, and 26 of them leaked.', 'We tested 20 pumps, and 16 of them leaked.'],
      ['Thirty-two of the 28 tenants paid late.', 'Twenty-two of the 28 tenants paid late.'],
    ],
    corrected: [
      'I asked 70, sorry, 50 of the 60 tenants.',
      'Nineteen, no, wait, thirteen of the fifteen nurses had signed.',
      'Out of 80 forms, 95, I mean 75, had no date.',
    ],
  },
  {
    kind: 'impossiblePercentage',
    pairs: [
      ['Breakages fell by 140 percent.', 'Breakages fell from 140 percent of the limit to 60.'],
      ['We cut waste by a hundred and twenty percent.', 'We cut waste by twelve percent.'],
      [
        'The number of lost keys went down 150 percent.',
        'The number of lost keys went down 50 percent.',
      ],
      [
        'There was a 110 percent drop in complaints.',
        'There was an 11 percent drop in complaints.',
      ],
      ['Uptime was 104 percent in June.', 'Uptime was 99 percent in June.'],
      [
        'The accuracy of our labels reached 115 percent.',
        'The accuracy of our labels reached 95 percent.',
      ],
      [
        'A hundred and thirty percent of the drivers passed the course.',
        'Eighty percent of the drivers passed the course.',
      ],
      ['Late trains decreased by 180 percent.', 'Passenger numbers increased by 180 percent.'],
    ],
    corrected: [
      'Breakages fell by 140, sorry, 14 percent.',
      'We cut waste by 120, I mean 12 percent.',
      'Uptime was 104, no, 99 percent in June.',
    ],
  },
  {
    kind: 'datesReversed',
    pairs: [
      ['I ran the ferry office from 2021 to 2018.', 'I ran the ferry office from 2018 to 2021.'],
      [
        'From May 2022 to January 2022 I led the night crew.',
        'From January 2022 to May 2022 I led the night crew.',
      ],
      ['The pilot ran between 2023 and 2020.', 'The pilot ran between 2020 and 2023.'],
      ['We started in 2023 and finished in 2021.', 'We started in 2021 and finished in 2023.'],
      [
        'I led the ward from twenty twenty three to twenty nineteen.',
        'I led the ward from twenty nineteen to twenty twenty three.',
      ],
      [
        'We began in June 2022 and completed it in February 2022.',
        'We began in February 2022 and completed it in June 2022.',
      ],
      [
        'The work ran from autumn 2020 until spring 2018.',
        'The work ran from autumn 2018 until spring 2020.',
      ],
      [
        'From Q3 2023 to Q1 2023 I managed the tills.',
        'From Q1 2023 to Q3 2023 I managed the tills.',
      ],
    ],
    corrected: [
      'I ran the ferry office from 2021, sorry, 2016, to 2018.',
      'We started in 2023, no, wait, in 2019, and finished in 2021.',
      'From May 2022, I mean May 2021, to January 2022 I led the night crew.',
    ],
  },
  {
    kind: 'ledMoreThanThereWere',
    pairs: [
      ['I led forty people in a company of fifteen.', 'I led nine people in a company of fifteen.'],
      ['I managed 30 nurses out of a team of 18.', 'I managed 12 nurses out of a team of 18.'],
      [
        'The whole firm had ten people. I supervised sixteen people there.',
        'The whole firm had sixty people. I supervised sixteen people there.',
      ],
      [
        'I managed 50 people. There were 35 people in the whole company.',
        'I managed 25 people. There were 35 people in the whole company.',
      ],
      [
        'I supervised 22 clerks. The entire office was thirteen people.',
        'I supervised 22 clerks. The entire office was thirty people.',
      ],
      [
        'I directed twenty engineers in a department of eight.',
        'I directed eight engineers in a department of twenty.',
      ],
      [
        'I oversaw sixty people in a shop of twenty-five.',
        'I oversaw twenty people in a shop of twenty-five.',
      ],
      [
        'The whole team was seven people. I coached twelve people there.',
        'The whole team was seven people. I coached five people there.',
      ],
    ],
    corrected: [
      'I led forty, sorry, four people in a company of fifteen.',
      'I managed 30, I mean 13 nurses out of a team of 18.',
      'The whole firm had ten, no, wait, sixty people. I supervised sixteen people there.',
    ],
  },
  {
    kind: 'growthWithinWeeks',
    pairs: [
      [
        'Orders went from 20 a day to 50 thousand a day in four weeks.',
        'Orders went from 20 a day to 50 a day in four weeks.',
      ],
      [
        'We grew from 8 members to 30,000 members within five weeks.',
        'We grew from 8 members to 30,000 members within five years.',
      ],
      [
        'Within two weeks visits rose from 40 to three million.',
        'Within two weeks visits rose from 40 to three hundred.',
      ],
      ['Sign-ups grew a thousandfold in a month.', 'Sign-ups grew threefold in a month.'],
      [
        'Readers climbed from 15 to 90,000 in just three weeks.',
        'Readers climbed from 15 to 90 in just three weeks.',
      ],
      [
        'Downloads jumped from 10 to 25,000 within a few days.',
        'Downloads jumped from 10,000 to 25,000 within a few days.',
      ],
      [
        'Bookings grew three thousand times in six weeks.',
        'Bookings grew three times in six weeks.',
      ],
      [
        'Our list went from 30 people to 60,000 people in one month.',
        'Our list went from 30 people to 60,000 people in ten years.',
      ],
    ],
    corrected: [
      'Orders went from 20 to 50 thousand, sorry, 50 in four weeks.',
      'We grew from 8 to 30,000, I mean 30 members within five weeks.',
      'Within two weeks visits rose from 40 to three million, no, three hundred.',
    ],
  },
  {
    kind: 'twoChanges',
    pairs: [
      [
        'Lost keys went from 30 percent to 12. Rosa watched the board. So we took lost keys from 30 percent to 4.',
        'Lost keys went from 30 percent to 12. Rosa watched the board. So we took lost bags from 30 percent to 4.',
      ],
      [
        'The wait went from 50 minutes to 20 minutes. Guests noticed. It went from 50 minutes to ten minutes.',
        'The wait went from 50 minutes to 20 minutes. Guests noticed. By May it went from 20 minutes to ten minutes.',
      ],
      [
        'Breakages fell from eight percent to two percent. I was glad that breakages fell from eleven percent to two percent.',
        'Breakages fell from eight percent to two percent. I was glad that breakages fell from about eight percent to two percent.',
      ],
      [
        'We cut the fault rate from 12% to 5%. The fault rate going from 12% to 2% made the owner smile.',
        'We cut the fault rate from 12% to 5%. The return rate going from 12% to 2% made the owner smile.',
      ],
      [
        'I cut the repair time from 20 days to eight days. That is how the repair time went from 20 days to 14 days.',
        'I cut the repair time from 20 days to eight days. Next year the repair time went from 20 days to 14 days.',
      ],
      [
        'Absences fell from 60 a month to 25 a month. People liked it. So absences fell from 60 a month to 40 a month.',
        'On the day shift absences fell from 60 a month to 25 a month. On the night shift absences fell from 60 a month to 40 a month.',
      ],
      [
        'Complaints dropped from 90 to 30. I told the board. That is how complaints dropped from 90 to 50.',
        'Complaints dropped from 90 to 30. I told the board. The forecast was that complaints dropped from 90 to 50.',
      ],
      [
        'Waste went from 15 percent to 6 percent. Lena kept the book. So waste went from 22 percent to 6 percent.',
        'Waste went from 15 percent to 6 percent. Lena kept the book. So waste went from nearly 15 percent to about 6 percent.',
      ],
    ],
    corrected: [
      'Lost keys went from 30 percent to 12, sorry, 4.',
      'The wait went from 50 minutes to 20, no, ten minutes.',
      'Complaints dropped from 90 to 30. Sorry, complaints dropped from 90 to 50.',
    ],
  },
  {
    kind: 'twoTeamSizes',
    pairs: [
      [
        'I led a team of seven at the depot. The work was heavy. My team of sixteen wrote a card.',
        'I led a team of seven at the depot. We hired a lot. My team of sixteen wrote a card.',
      ],
      [
        'I had five direct reports on the ward. It was loud. I had twelve direct reports and met each one.',
        'I had five direct reports on the ward. It was loud. A year later I had twelve direct reports and met each one.',
      ],
      [
        'Our crew was ten people. I asked all eighteen of them to keep a log.',
        'Our crew was ten people. I asked all ten of them to keep a log.',
      ],
      [
        'I ran a team of twenty in the kitchen. It was hot. My team of nine kept the book.',
        'I ran a team of twenty in the kitchen. It was hot. The other team of nine kept the book.',
      ],
      [
        'My team was six people. The days were long. My team was fourteen people.',
        'My team was six people. The days were long. There were seven of us.',
      ],
      [
        'I managed a crew of eleven on the quay. Nobody liked the forms. My crew of thirty filled them in.',
        'I managed a crew of eleven on the quay. Nobody liked the forms. The north crew of thirty filled them in.',
      ],
      [
        'Our shift had eight people. The machines were loud. I gave all twenty of them a key.',
        'Our shift had eight people. The machines were loud. I gave all eight of them a key.',
      ],
      [
        'I led a group of four at the school. The hall was cold. My group of nine met there.',
        'I led a group of four at the school. Five joined us. My group of nine met there.',
      ],
    ],
    corrected: [
      'I led a team of seven, sorry, sixteen at the depot.',
      'I had five, no, twelve direct reports on the ward.',
      'Our crew was ten people, I mean eighteen people.',
    ],
  },
  {
    kind: 'twoValues',
    pairs: [
      [
        'In May we had 30 open orders. I split the list. In May we had 75 open orders.',
        'In May we had 30 open orders. I split the list. In July we had 75 open orders.',
      ],
      [
        'Torn bags fell by 20 percent. The crew was glad. Torn bags fell by 45 percent.',
        'Torn bags fell by 20 percent. The crew was glad. Lost keys fell by 45 percent.',
      ],
      [
        'The fault rate was three percent in April. I asked Ines to look. The fault rate was eight percent in April.',
        'The fault rate was three percent in April. I asked Ines to look. The fault rate was eight percent in June.',
      ],
      [
        'The complaints fell by 15 percent. The owner smiled. The complaints fell by 35 percent.',
        'The complaints fell by 15 percent. The owner smiled. By June the complaints had fallen by 35 percent.',
      ],
      [
        'In October we had 12 vacant posts. I wrote to the board. In October we had 25 vacant posts.',
        'In October we had 12 vacant posts. I wrote to the board. In October we had around 25 vacant posts.',
      ],
      [
        'The waiting time was nine days in March. Omar kept a list. The waiting time was twenty days in March.',
        'The waiting time was nine days in March. Omar kept a list. The delivery time was twenty days in March.',
      ],
      [
        'Evening visits rose by 40 percent. I was happy. Evening visits rose by 70 percent.',
        'Evening visits rose by 40 percent. I was happy. Evening sales rose by 70 percent.',
      ],
      [
        'In June we had 50 late letters. I gave the desk to Ana. In June we had 20 late letters.',
        'In June we had 50 late letters. I gave the desk to Ana. The other desk in June had 20 late letters.',
      ],
    ],
    corrected: [
      'In May we had 30, sorry, 75 open orders.',
      'Torn bags fell by forty, sorry, thirty percent.',
      'The fault rate was three percent, no, wait, eight percent in April.',
    ],
  },
];
