import { createBrowserRouter } from 'react-router';
import { RehearseScreen } from './rehearse/RehearseScreen.tsx';
import { Lost, Nowhere } from './ui/Lost.tsx';
import { Shell } from './ui/Shell.tsx';

/** The screens. The player and its waveform are fetched only when an attempt is opened. */
export const router = createBrowserRouter([
  {
    element: <Shell />,
    children: [
      {
        errorElement: <Lost />,
        hydrateFallbackElement: <p>Opening…</p>,
        children: [
          { index: true, element: <RehearseScreen /> },
          {
            path: 'loops',
            lazy: async () => ({
              Component: (await import('./loop/LoopsScreen.tsx')).LoopsScreen,
            }),
          },
          {
            path: 'loops/conversations/:id',
            lazy: async () => ({
              Component: (await import('./conversation/ConversationScreen.tsx')).ConversationScreen,
            }),
          },
          {
            path: 'loops/:id',
            lazy: async () => ({ Component: (await import('./loop/LoopScreen.tsx')).LoopScreen }),
          },
          {
            path: 'loops/:id/debrief',
            lazy: async () => ({
              Component: (await import('./loop/DebriefScreen.tsx')).DebriefScreen,
            }),
          },
          {
            path: 'loops/:id/replay',
            lazy: async () => ({
              Component: (await import('./replay/loop/LoopReplayScreen.tsx')).LoopReplayScreen,
            }),
          },
          {
            path: 'attempts',
            lazy: async () => ({
              Component: (await import('./replay/AttemptsScreen.tsx')).AttemptsScreen,
            }),
          },
          {
            path: 'attempts/:id',
            lazy: async () => ({
              Component: (await import('./replay/AttemptScreen.tsx')).AttemptScreen,
            }),
          },
          {
            path: 'compare',
            lazy: async () => ({
              Component: (await import('./compare/CompareScreen.tsx')).CompareScreen,
            }),
          },
          {
            path: 'progress',
            lazy: async () => ({
              Component: (await import('./progress/ProgressScreen.tsx')).ProgressScreen,
            }),
          },
          {
            path: 'stories',
            lazy: async () => ({
              Component: (await import('./stories/StoriesScreen.tsx')).StoriesScreen,
            }),
          },
          {
            path: 'stories/:id',
            lazy: async () => ({
              Component: (await import('./stories/StoryScreen.tsx')).StoryScreen,
            }),
          },
          {
            path: 'keep',
            lazy: async () => ({ Component: (await import('./keep/KeepScreen.tsx')).KeepScreen }),
          },
          {
            path: 'models',
            lazy: async () => ({
              Component: (await import('./models/ModelsScreen.tsx')).ModelsScreen,
            }),
          },
          { path: '*', element: <Nowhere /> },
        ],
      },
    ],
  },
]);
