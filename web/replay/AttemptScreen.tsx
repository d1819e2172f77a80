import { useTitle } from '../ui/useTitle.ts';

export function AttemptScreen() {
  useTitle('Attempt');
  return <h1>Attempt</h1>;
}
