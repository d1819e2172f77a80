import { Link } from 'react-router';
import { useRemote } from '../remote.ts';
import { whatGoesWhere } from './words.ts';
import './GoesWhere.css';

/** Before anything is said: what goes where, with the way to change it. Nothing where nothing goes. */
export function GoesWhere() {
  const { data: remote } = useRemote();
  const sentence = whatGoesWhere(remote);
  if (sentence === null) return null;
  return (
    <p className="goes-where">
      {sentence} <Link to="/models">Change</Link>
    </p>
  );
}
