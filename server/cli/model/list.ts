import { bytesOf, type Model } from '../../transcript/models/catalogue.ts';
import type { ModelsFolder } from '../../transcript/models/models-folder.ts';
import { table } from '../table.ts';
import { megabytes } from './progress.ts';

/** What stands for the model that comes with Understudy. */
export const BUILT_IN = 'built-in';

/**
 * The models that there are, what each takes, and which one is chosen. @throws ModelError when the
 * choice cannot be read.
 */
export async function modelsTable(models: readonly Model[], folder: ModelsFolder): Promise<string> {
  const chosen = (await folder.chosen()) ?? BUILT_IN;
  const rows = models.map(async (model) => [
    model.name,
    `${megabytes(bytesOf(model))} MB`,
    model.memoryMb === null ? 'unknown' : `${model.memoryMb} MB`,
    model.licence,
    model.name === chosen ? 'chosen' : await shareHere(model, folder),
    model.about,
  ]);
  return table([
    ['model', 'download', 'memory', 'licence', 'state', 'what it is'],
    [
      BUILT_IN,
      'none',
      '300 MB',
      'MIT',
      chosen === BUILT_IN ? 'chosen' : 'here',
      'Moonshine Tiny; English',
    ],
    ...(await Promise.all(rows)),
  ]);
}

async function shareHere(model: Model, folder: ModelsFolder): Promise<string> {
  const percent = Math.floor((100 * (await folder.bytesHere(model))) / bytesOf(model));
  if (percent === 100) return 'here';
  return percent === 0 ? '' : `${percent}% here`;
}
