import { execFile } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { z } from 'zod';
import type { Model } from './catalogue.ts';
import { ModelError } from './model-error.ts';

const CHILD = fileURLToPath(new URL('trial.child.ts', import.meta.url));

/**
 * Lets a model hear something in a process of its own, since sherpa-onnx ends its process over what
 * it cannot load. Gives the memory that it takes with Node, in MB. @throws ModelError
 */
export async function tryModel(model: Model, folder: string): Promise<number> {
  try {
    const { stdout } = await promisify(execFile)(process.execPath, [
      CHILD,
      JSON.stringify(model),
      folder,
    ]);
    return z.coerce.number().int().positive().parse(stdout);
  } catch {
    throw new ModelError(
      `${model.name} is whole but does not run on this computer; it may lack memory for it.`,
    );
  }
}
