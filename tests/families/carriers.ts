import type { ElementId } from '#contract/element.ts';

/** A story that lacks some elements, and for each of those sentences that carry it. */
export interface Story {
  readonly id: string;
  readonly sentences: readonly string[];
  /** Put in behind as many sentences as `after` says. */
  readonly carriers: readonly {
    readonly element: ElementId;
    readonly after: number;
    readonly text: string;
  }[];
}

export const STORIES: readonly Story[] = [
  {
    id: 'bakery',
    sentences: [
      'Two years ago our bakery kept running out of rye by nine in the morning.',
      'People stood at the counter, shook their heads and walked over to the supermarket.',
      'The ovens are old, and one of them takes an hour to get warm.',
      'It was a hard time, because two of the bakers were ill and the street was dug up.',
      'I thought about it on the way home, and I talked about it with my sister.',
      'The smell of the place is what I like best, even at four in the morning.',
      'In the end the queue was shorter and the shelves looked better.',
    ],
    carriers: [
      {
        element: 'M1',
        after: 5,
        text: 'I wrote an order sheet that has to be filled in every evening before any dough is mixed.',
      },
      {
        element: 'M1',
        after: 5,
        text: 'Each Sunday I put the bake plan on one page, and nothing goes into the oven that is not on it.',
      },
      {
        element: 'D1',
        after: 7,
        text: 'Unsold loaves fell by a third.',
      },
      {
        element: 'D1',
        after: 7,
        text: 'Complaints about missing rye came down by sixty percent.',
      },
      {
        element: 'F1',
        after: 5,
        text: 'I decided to close on Mondays and to bake twice on Saturdays.',
      },
      {
        element: 'F1',
        after: 5,
        text: 'I hired a second baker for the nights and set what a good loaf has to weigh.',
      },
      {
        element: 'F2',
        after: 5,
        text: 'Marlies had the say over the whole rye line, from the flour to the price.',
      },
      {
        element: 'F2',
        after: 5,
        text: 'Our apprentice Joris owned the Saturday bake, and he decided what went into it.',
      },
    ],
  },
  {
    id: 'ward',
    sentences: [
      'On our ward things got lost between the late and the night shift.',
      'I made a handover card with five boxes, and every nurse fills it in before she leaves her patient.',
      'All three shifts used it from the first week of November on.',
      'The ward is on the fourth floor and looks out on a car park.',
      'Some found the card childish at the start, and the pens went missing all the time.',
      'The head doctor was friendly about it.',
    ],
    carriers: [
      {
        element: 'M3',
        after: 5,
        text: 'Once a month I pulled twenty cards and checked them against the files.',
      },
      {
        element: 'M3',
        after: 5,
        text: 'Every Thursday Nadia audited ten of the cards for empty boxes.',
      },
      {
        element: 'M4',
        after: 5,
        text: 'The monthly check of twenty cards showed that the box for allergies stayed empty, so we moved it to the top.',
      },
      {
        element: 'M4',
        after: 5,
        text: 'When an audit found two empty cards in one week, the shift lead had to stop the handover and report it to the matron.',
      },
      {
        element: 'M5',
        after: 6,
        text: 'I left for another hospital in spring, and the card is still in use there.',
      },
      {
        element: 'M5',
        after: 6,
        text: 'Two other wards have taken the card over since.',
      },
      {
        element: 'F3',
        after: 6,
        text: 'I coached Nadia every week on how to give a handover, and I cleared her Fridays for it.',
      },
      {
        element: 'F5',
        after: 6,
        text: 'Nadia ran the handovers without me for the ten weeks that I was away.',
      },
    ],
  },
  {
    id: 'depot',
    sentences: [
      'At our depot too many pallets were broken on the way to the shops.',
      'The drivers had plenty to say about the straps, and most of it was rude.',
      'The yard is small, and in winter you can hardly turn a truck there.',
      'We got broken pallets down by half.',
      'The dispatcher still shows the picture of the worst one to everybody who visits.',
      'It was not a nice thing to look at, all that jam on the floor.',
    ],
    carriers: [
      {
        element: 'D2',
        after: 4,
        text: 'Broken pallets had been at forty a month, and then they were at twenty.',
      },
      {
        element: 'D2',
        after: 4,
        text: 'Broken pallets went from 40 to 20.',
      },
      {
        element: 'D2',
        after: 4,
        text: 'That is twenty broken pallets, compared with forty before.',
      },
      {
        element: 'D3',
        after: 4,
        text: 'Broken pallets were halved within three months.',
      },
      {
        element: 'D3',
        after: 4,
        text: 'It took us two quarters to get broken pallets down by half.',
      },
      {
        element: 'D4',
        after: 4,
        text: 'That was counted over all 6,000 pallets that left the gate.',
      },
      {
        element: 'D4',
        after: 4,
        text: 'Nineteen broken pallets out of every thousand were left.',
      },
      {
        element: 'D5',
        after: 4,
        text: 'The depot across the river, which kept the old straps, saw no change.',
      },
      {
        element: 'D5',
        after: 4,
        text: 'The straps were the only thing we had changed, and the load was the same as before.',
      },
      {
        element: 'M1',
        after: 2,
        text: 'I wrote a strap rule: no truck leaves before two straps are pulled and the card is signed.',
      },
      {
        element: 'M2',
        after: 2,
        text: 'The drivers fill in a strap card before each trip.',
      },
      {
        element: 'M3',
        after: 2,
        text: 'On Fridays the yard master stopped ten trucks at the gate and checked the straps.',
      },
      {
        element: 'F1',
        after: 2,
        text: 'I chose to take the old straps away, and I told the director why.',
      },
      {
        element: 'F2',
        after: 2,
        text: 'I gave Hakan the whole question of straps, and he decided which ones to buy.',
      },
    ],
  },
  {
    id: 'school',
    sentences: [
      'Our school library was empty most of the week, and the books were from another century.',
      'Last September I gave Imke the book fair, and she decided whom to invite and what it might cost.',
      'The tables came out of the cellar, where they had been for years.',
      'The hall was full on the evening, and there was lemonade.',
      'One of the authors missed her train and came an hour late.',
      'Parents wrote nice letters, and the local paper printed a photo.',
    ],
    carriers: [
      {
        element: 'F3',
        after: 2,
        text: 'I met with her every week and gave her feedback on the plan.',
      },
      {
        element: 'F3',
        after: 2,
        text: 'I agreed with her what a good fair would look like, and I got her the key to the budget.',
      },
      {
        element: 'F3',
        after: 2,
        text: 'I practised the talk with the sponsors with her and introduced her to the head of the council.',
      },
      {
        element: 'F4',
        after: 6,
        text: 'Imke was promoted to head of the library in the summer after.',
      },
      {
        element: 'F4',
        after: 6,
        text: 'Imke grew so much that she was offered the deputy post at our sister school.',
      },
      {
        element: 'F4',
        after: 6,
        text: 'She doubled the number of readers with what she had set up.',
      },
      {
        element: 'F5',
        after: 6,
        text: 'The year after she ran the whole fair without me.',
      },
      {
        element: 'F5',
        after: 6,
        text: 'I was on leave for two months that spring, and Imke ran everything on her own.',
      },
      {
        element: 'F5',
        after: 6,
        text: 'When I left in July, Imke was ready to take my place, and she did.',
      },
      {
        element: 'D1',
        after: 6,
        text: 'The number of books borrowed rose by forty percent.',
      },
      {
        element: 'M1',
        after: 6,
        text: 'I set up a reading hour: each Tuesday every class has to bring back two books before it gets new ones.',
      },
    ],
  },
  {
    id: 'support',
    sentences: [
      'I was on the help desk of a small software company at that time.',
      'Calls came in from seven in the morning, and the same ones came again.',
      'I made a call sheet with a box for the cause, and every Monday the cause with most ticks decided what I took to the developers.',
      'The office had a view of a railway line, and you could hear the trains.',
      'My manager liked the look of the sheet and said so.',
      'It was a calm autumn compared with what we had been used to.',
    ],
    carriers: [
      {
        element: 'M2',
        after: 3,
        text: 'All eleven agents filled it in for every call.',
      },
      {
        element: 'M2',
        after: 3,
        text: 'The night crew used the sheet from October on, and so did the dental hotline.',
      },
      {
        element: 'M2',
        after: 3,
        text: 'The agents on both floors worked with it every day.',
      },
      {
        element: 'M3',
        after: 3,
        text: 'Every Friday I checked a sample of fifteen sheets against the recordings.',
      },
      {
        element: 'M4',
        after: 3,
        text: 'Our weekly check of fifteen sheets showed that nobody understood box three, so we threw it out.',
      },
      {
        element: 'M5',
        after: 6,
        text: 'I moved to sales in December, and they still run it today without me.',
      },
      {
        element: 'D1',
        after: 6,
        text: 'Repeat calls dropped by a quarter.',
      },
      {
        element: 'F2',
        after: 6,
        text: 'Pilar owned the sheet from then on, and she decided which causes were on it.',
      },
    ],
  },
  {
    id: 'farm',
    sentences: [
      'On the farm we lost far too many calves in the cold months.',
      'Losses of calves went from twelve to five.',
      'My father did not like to talk about it, and my mother talked about nothing else.',
      'The barn is from my grandfather, with a roof that sings when the wind is strong.',
      'We had lamps put in, and straw was brought from the village.',
      'I was up most nights, and so was the dog.',
    ],
    carriers: [
      {
        element: 'D3',
        after: 2,
        text: 'That fall in losses took one year.',
      },
      {
        element: 'D3',
        after: 2,
        text: 'Within six months losses of calves went from twelve to five.',
      },
      {
        element: 'D4',
        after: 2,
        text: 'That is out of 140 calves born.',
      },
      {
        element: 'D4',
        after: 2,
        text: 'The figures are from the vet, who counted all 140 calves.',
      },
      {
        element: 'D5',
        after: 2,
        text: 'On the farm next door, with the same weather and no lamps, nothing changed.',
      },
      {
        element: 'D5',
        after: 2,
        text: 'The feed stayed the same and so did the herd, so it can only have been the lamps.',
      },
      {
        element: 'F1',
        after: 5,
        text: 'I decided who watches the barn at night, and I hired a student for the weekends.',
      },
      {
        element: 'F4',
        after: 6,
        text: 'Lotte, who watched the barn, passed her vet exam and now leads the herd.',
      },
      {
        element: 'M1',
        after: 5,
        text: 'I put up a barn log, and nobody goes to bed before each calf has been ticked off in it.',
      },
    ],
  },
  {
    id: 'workshop',
    sentences: [
      'I run the repair shop of a tram company, and brakes came back to us again and again.',
      'I set up a brake list: no tram leaves the shop before a second fitter has signed it.',
      'All of the fitters use it on every tram, early shift and late shift alike.',
      'On the last day of each month Renate draws thirty lists and compares them with the brakes themselves.',
      'The shop smells of oil, and there is a calendar from 1994 that nobody dares to take down.',
      'Our new boss came by twice and nodded.',
    ],
    carriers: [
      {
        element: 'M4',
        after: 4,
        text: 'In March the check showed that line four was skipped, so we moved it to the top of the list.',
      },
      {
        element: 'M4',
        after: 4,
        text: 'If three of the thirty are wrong, it goes to the director and no tram leaves until it is settled.',
      },
      {
        element: 'M4',
        after: 4,
        text: 'She found that the late shift signed blindly, and because of that we changed who signs.',
      },
      {
        element: 'M5',
        after: 6,
        text: 'It went on without me when I was away for four months.',
      },
      {
        element: 'M5',
        after: 6,
        text: 'The bus depot has taken the list up as well.',
      },
      {
        element: 'M5',
        after: 6,
        text: 'That was five years ago, and the list is still running today.',
      },
      {
        element: 'D1',
        after: 6,
        text: 'Brake failures fell by seventy percent.',
      },
      {
        element: 'F3',
        after: 6,
        text: 'I trained Renate for six weeks and gave her feedback on each of her checks.',
      },
      {
        element: 'F4',
        after: 6,
        text: 'Renate was made deputy head of the shop in autumn.',
      },
    ],
  },
  {
    id: 'hotel',
    sentences: [
      'The hotel stands at the end of a valley, and in November hardly anybody comes.',
      'When I started there, guests waited long for their keys and were cross by the time they had them.',
      'The phone at the desk rang all the time, mostly for the kitchen.',
      'I smiled a lot and I worked through my breaks, which did not help my back.',
      'By the time the snow came, the mood was better.',
      'I still get a card from one family every Christmas.',
    ],
    carriers: [
      {
        element: 'M2',
        after: 4,
        text: 'The porters fill in a key card before every arrival.',
      },
      {
        element: 'M3',
        after: 4,
        text: 'Every Monday I sampled twenty arrivals and compared the times with our limit of four minutes.',
      },
      {
        element: 'F1',
        after: 4,
        text: 'I chose to close the desk phone and took the risk that the kitchen would be angry.',
      },
      {
        element: 'F2',
        after: 4,
        text: 'I handed the arrivals to Greta, and she decided who stood at the desk and when.',
      },
      {
        element: 'F3',
        after: 4,
        text: 'I coached Greta twice a week on the talks she had found hard.',
      },
      {
        element: 'F4',
        after: 5,
        text: 'Greta was promoted to front office manager.',
      },
      {
        element: 'F5',
        after: 5,
        text: 'Greta ran the whole winter season without me.',
      },
      {
        element: 'D2',
        after: 5,
        text: 'The wait for a key went from eleven minutes to four.',
      },
      {
        element: 'D3',
        after: 5,
        text: 'The wait for a key dropped by seven minutes within five weeks.',
      },
      {
        element: 'D4',
        after: 5,
        text: 'Of 900 guests that we asked, 810 had their key within four minutes.',
      },
      {
        element: 'D5',
        after: 5,
        text: 'The wait for a key dropped by half, while at our sister house, which kept the phone, it stayed as it was.',
      },
    ],
  },
];
