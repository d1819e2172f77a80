import { useTitle } from '../ui/useTitle.ts';

export function AttemptsScreen() {
  useTitle('Attempts');
  return <h1>Attempts</h1>;
}
