import type { Detector } from '../detector.ts';
import { bestMetric } from '../metric/best.ts';

export const cause: Detector = {
  id: 'D5',
  reason:
    'A number proves an act only if a rival cause is excluded, or if what could have suffered was watched.',
  credited: [
    'Missed calls went from 31 a week to 12. The sites that had not started stayed flat.',
    'Turnover dropped from 21 percent to 12, and the only thing that changed was the rota.',
    'Waiting time fell from 40 days to 19. We had no extra staff, and the number of referrals went up.',
    'Missed calls went from 31 a week to 12. The north desk, where nobody had changed a thing, had 30 and then 30 again.',
    'Scrap went from nine percent to four. Output per shift did not drop.',
    'Lost letters went from 14 a week to two. The two branches that kept the old way stayed where they were.',
  ],
  refused: [
    {
      text: 'Missed calls went from 31 a week to 12. Everyone was happy.',
      why: 'Nothing is excluded.',
    },
    { text: 'Nothing changed, and the other sites stayed flat.', why: 'There is no result.' },
    {
      text: 'Turnover dropped from 21 percent to 12. I think that it was my rota.',
      why: 'A belief excludes no other cause.',
    },
    {
      text: 'Waiting time fell from 40 days to 19. Next year we will check that quality has not dropped.',
      why: 'It has not been watched yet.',
    },
  ],
  detect(reading) {
    const found = bestMetric(reading)?.cause;
    return found ? [found] : null;
  },
};
