import { useTitle } from '../ui/useTitle.ts';

/** One prompt, answered out loud. */
export function RehearseScreen() {
  useTitle('Rehearse');
  return <h1>Rehearse</h1>;
}
