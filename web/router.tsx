import type { ComponentType } from 'react';
import { createBrowserRouter } from 'react-router';
import { request } from './api.ts';
import { RehearseScreen } from './rehearse/RehearseScreen.tsx';
import { Lost, Nowhere } from './ui/Lost.tsx';
import { Shell } from './ui/Shell.tsx';

/** A screen that is fetched when it is first opened. Where nobody answers, that is what went wrong. */
function fetched(load: () => Promise<ComponentType>) {
  return async () => {
    try {
      return { Component: await load() };
    } catch (broken) {
      await request('/');
      throw broken;
    }
  };
}

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
            lazy: fetched(async () => (await import('./loop/LoopsScreen.tsx')).LoopsScreen),
          },
          {
            path: 'loops/conversations/:id',
            lazy: fetched(
              async () =>
                (await import('./conversation/ConversationScreen.tsx')).ConversationScreen,
            ),
          },
          {
            path: 'loops/:id',
            lazy: fetched(async () => (await import('./loop/LoopScreen.tsx')).LoopScreen),
          },
          {
            path: 'loops/:id/debrief',
            lazy: fetched(async () => (await import('./loop/DebriefScreen.tsx')).DebriefScreen),
          },
          {
            path: 'loops/:id/replay',
            lazy: fetched(
              async () => (await import('./replay/loop/LoopReplayScreen.tsx')).LoopReplayScreen,
            ),
          },
          {
            path: 'attempts',
            lazy: fetched(async () => (await import('./replay/AttemptsScreen.tsx')).AttemptsScreen),
          },
          {
            path: 'attempts/:id',
            lazy: fetched(async () => (await import('./replay/AttemptScreen.tsx')).AttemptScreen),
          },
          {
            path: 'compare',
            lazy: fetched(async () => (await import('./compare/CompareScreen.tsx')).CompareScreen),
          },
          {
            path: 'progress',
            lazy: fetched(
              async () => (await import('./progress/ProgressScreen.tsx')).ProgressScreen,
            ),
          },
          {
            path: 'stories',
            lazy: fetched(async () => (await import('./stories/StoriesScreen.tsx')).StoriesScreen),
          },
          {
            path: 'stories/:id',
            lazy: fetched(async () => (await import('./stories/StoryScreen.tsx')).StoryScreen),
          },
          {
            path: 'keep',
            lazy: fetched(async () => (await import('./keep/KeepScreen.tsx')).KeepScreen),
          },
          {
            path: 'models',
            lazy: fetched(async () => (await import('./models/ModelsScreen.tsx')).ModelsScreen),
          },
          { path: '*', element: <Nowhere /> },
        ],
      },
    ],
  },
]);
