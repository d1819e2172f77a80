import { bytesOf, type Model } from '../../transcript/models/catalogue.ts';
import { fetchModel } from '../../transcript/models/fetch-model.ts';
import { ModelError } from '../../transcript/models/model-error.ts';
import type { ModelsFolder } from '../../transcript/models/models-folder.ts';
import { tryModel } from '../../transcript/models/try-model.ts';
import { BadInput } from '../command.ts';
import { BUILT_IN, modelsTable } from './list.ts';
import { type Display, Progress } from './progress.ts';

export interface ModelWorld {
  models: readonly Model[];
  folder: ModelsFolder;
  /** What serves the models as https://huggingface.co does. */
  origin: string;
  display: Display;
}

/**
 * Lists the models, goes back to the built-in one, or fetches one, tries it and chooses it. Gives
 * what there is to say. @throws BadInput when it cannot; the choice is then what it was.
 */
export async function modelCommand(wanted: string, world: ModelWorld): Promise<string> {
  const { models, folder } = world;
  try {
    if (wanted === 'list') return await modelsTable(models, folder);
    if (wanted === BUILT_IN) {
      await folder.choose(null);
      return `The built-in model is chosen, from the next start on. What was fetched stays in ${folder.path}.`;
    }
    const model = models.find(({ name }) => name === wanted);
    if (model === undefined) {
      const names = models.map(({ name }) => name).join(', ');
      throw new BadInput(`There is no model ${wanted}; there are ${BUILT_IN}, ${names}.`);
    }
    return await fetchAndChoose(model, world);
  } catch (error) {
    if (error instanceof ModelError) throw new BadInput(error.message);
    throw error;
  }
}

async function fetchAndChoose(model: Model, world: ModelWorld): Promise<string> {
  const { folder, origin, display } = world;
  const progress = new Progress(display, model.name, bytesOf(model));
  try {
    await fetchModel(model, folder, origin, progress);
  } catch (error) {
    if (error instanceof ModelError) throw new BadInput(`${error.message} ${await goesOn(folder)}`);
    throw error;
  } finally {
    progress.end();
  }
  const memoryMb = await tryModel(model, folder.folderOf(model));
  await folder.choose(model.name);
  return `${model.name} (${model.licence}) is chosen, from the next start on. Every file is the pinned one (SHA-256); tried alone, it took ${memoryMb} MB of memory.`;
}

async function goesOn(folder: ModelsFolder): Promise<string> {
  const chosen = await folder.chosen().catch(() => null);
  return chosen === null ? 'The built-in model goes on.' : `${chosen} goes on.`;
}
