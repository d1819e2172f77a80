/** Why a model cannot be fetched or used, in a sentence for the person who chose it. */
export class ModelError extends Error {
  override name = 'ModelError';
}
