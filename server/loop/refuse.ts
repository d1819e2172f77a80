import type { Response } from 'express';
import { refuse } from '#http/refuse.ts';

export function noScenario(response: Response): void {
  refuse(response, 404, {
    code: 'unknownScenario',
    message: 'There is no such scenario; choose one from the list.',
  });
}

export function noLoop(response: Response): void {
  refuse(response, 404, {
    code: 'unknownLoop',
    message: 'There is no such loop; it may have been deleted.',
  });
}

export function isFinished(response: Response): void {
  refuse(response, 409, {
    code: 'finishedLoop',
    message: 'This loop is finished; read its debrief, or begin a new one.',
  });
}

export function isOpen(response: Response): void {
  refuse(response, 409, {
    code: 'openLoop',
    message: 'The room meets when this loop is finished; answer what is left, or end it.',
  });
}

export function isBeingRecorded(response: Response): void {
  refuse(response, 409, {
    code: 'recording',
    message: 'An answer of this loop is being recorded now; stop or discard it first.',
  });
}

export function nothingCutOff(response: Response): void {
  refuse(response, 409, {
    code: 'nothingCutOff',
    message: 'Nothing that was cut off waits here; answer what is asked.',
  });
}

export function noContradiction(response: Response): void {
  refuse(response, 404, {
    code: 'unknownFlag',
    message: 'There is no such question about this loop; reload the page.',
  });
}
