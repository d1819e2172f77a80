/**
 * A sentence that asks or wishes to know: what comes before a point's own words. Captions lose their
 * question marks, so that it is told by its words.
 */
export const ASKING =
  '(?:what|which|who|whom|whose|how|when|where|why|at what point|^(?:and |so |but |then |also |well |or )*(?:can|could|would|will|shall|should|is|are|do|does|may|might|am|did|have) (?:you|we|i|it|that|this|there|they|the)|(?:tell|show|name|give|help) (?:me|us)|describe|i (?:would like|want|need|would love|have) to (?:know|see|understand|hear|agree|fix|set|learn)|let us|please)';
