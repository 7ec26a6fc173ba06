import { useId } from 'react';
import { usePath } from './usePath';

/** Something to choose, by what the address calls it. */
interface Choice {
  id: string;
  name: string;
}

interface SwitchProps {
  label: string;
  /** The parameter of the address that keeps the choice. */
  parameter: string;
  choices: readonly Choice[];
  chosen: Choice;
}

/** Shows the same page with another choice made. */
export function Switch({ label, parameter, choices, chosen }: SwitchProps) {
  const path = usePath();
  const labelId = useId();

  function addressOf(id: string) {
    const search = new URLSearchParams(location.search);
    search.set(parameter, id);
    return `?${search.toString()}#${path}`;
  }

  return (
    <nav className="switch" aria-labelledby={labelId}>
      <span id={labelId}>{label}</span>
      <ul>
        {choices.map(({ id, name }) => (
          <li key={id}>
            <a href={addressOf(id)} aria-current={id === chosen.id}>
              {name}
            </a>
          </li>
        ))}
      </ul>
    </nav>
  );
}
