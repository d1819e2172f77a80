import { loadMoonshine } from '../moonshine.ts';
import type { Recognizer } from '../recognizer.ts';
import { type Model, readCatalogue } from './catalogue.ts';
import { loadModel } from './load-model.ts';
import { ModelError } from './model-error.ts';
import { ModelsFolder } from './models-folder.ts';

/**
 * Loads the model that is chosen in a models folder. The built-in one is loaded where none is, and
 * where the chosen one cannot be used; that is told in a sentence.
 */
export async function loadChosen(
  modelsDir: string,
  tell: (sentence: string) => void = console.warn,
  models: () => readonly Model[] = readCatalogue,
): Promise<Recognizer> {
  const folder = new ModelsFolder(modelsDir);
  try {
    const name = await folder.chosen();
    if (name !== null) return await loadByName(name, models(), folder);
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    tell(
      `The chosen speech model cannot be used (${reason}), so the built-in one goes on. “npm run model” shows which ones there are.`,
    );
  }
  return loadMoonshine();
}

async function loadByName(name: string, models: readonly Model[], folder: ModelsFolder) {
  const model = models.find((one) => one.name === name);
  if (model === undefined) throw new ModelError(`there is no model ${name}`);
  await folder.check(model);
  return loadModel(model, folder.folderOf(model));
}
