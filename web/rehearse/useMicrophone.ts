import { useCallback, useEffect, useRef, useState } from 'react';
import { z } from 'zod';
import {
  listMicrophones,
  MicrophoneError,
  onMicrophonesChanged,
  openMicrophone,
} from '../capture/microphone.ts';
import type { Microphone, MicrophoneDevice, MicrophoneProblem } from '../capture/types.ts';
import { remember, useRemembered } from '../ui/remembered.ts';

export type MicrophoneState =
  | { is: 'closed' }
  | { is: 'asking' }
  | { is: 'open'; microphone: Microphone }
  | { is: 'missing'; problem: MicrophoneProblem };

const CHOSEN = 'microphone';

/** The microphone of this screen: at most one is open, and none once the screen is left. */
export function useMicrophone() {
  const [state, setState] = useState<MicrophoneState>({ is: 'closed' });
  const chosenId = useRemembered(CHOSEN, z.string().min(1));
  const current = useRef<Microphone | null>(null);
  /** An opening under way: who asks meanwhile waits for it, lest the browser ask the person twice. */
  const opening = useRef<Promise<Microphone | null> | null>(null);
  /** Grows with every opening and closing, so that a late answer to an old question is known. */
  const turn = useRef(0);

  const close = useCallback(() => {
    turn.current += 1;
    void current.current?.close();
    current.current = null;
    opening.current = null;
    setState({ is: 'closed' });
  }, []);

  const openAnew = useCallback(async (deviceId: string | null): Promise<Microphone | null> => {
    turn.current += 1;
    const mine = turn.current;
    void current.current?.close();
    current.current = null;
    setState({ is: 'asking' });
    try {
      const microphone = await openChosen(deviceId);
      if (mine !== turn.current) {
        void microphone.close();
        return null;
      }
      current.current = microphone;
      microphone.onEnded(() => {
        if (current.current !== microphone) return;
        current.current = null;
        setState({ is: 'missing', problem: 'noDevice' });
      });
      setState({ is: 'open', microphone });
      return microphone;
    } catch (error) {
      if (mine !== turn.current) return null;
      const problem = error instanceof MicrophoneError ? error.problem : 'unknown';
      setState({ is: 'missing', problem });
      return null;
    }
  }, []);

  const open = useCallback(
    (deviceId: string | null) => {
      const opened = openAnew(deviceId).finally(() => {
        if (opening.current === opened) opening.current = null;
      });
      opening.current = opened;
      return opened;
    },
    [openAnew],
  );

  useEffect(() => close, [close]);

  return {
    state,
    chosenId,
    close,
    /** Resolves with null when there is none; the state then says why. */
    open: () =>
      current.current ? Promise.resolve(current.current) : (opening.current ?? open(chosenId)),
    choose(deviceId: string) {
      remember(CHOSEN, deviceId);
      void open(deviceId);
    },
  };
}

/** A remembered microphone may be unplugged; then any other does. */
async function openChosen(deviceId: string | null): Promise<Microphone> {
  if (deviceId === null) return openMicrophone();
  try {
    return await openMicrophone({ deviceId });
  } catch (error) {
    if (error instanceof MicrophoneError && error.problem === 'noDevice') return openMicrophone();
    throw error;
  }
}

/** The microphones to choose from; named once the person has allowed one. */
export function useMicrophones(state: MicrophoneState): MicrophoneDevice[] {
  const [devices, setDevices] = useState<MicrophoneDevice[]>([]);
  const isOpen = state.is === 'open';
  useEffect(() => {
    let isWanted = true;
    async function look() {
      const found = await listMicrophones();
      if (isWanted) setDevices(found.filter(({ label }) => label !== ''));
    }
    if (isOpen) void look();
    const unsubscribe = onMicrophonesChanged(look);
    return () => {
      isWanted = false;
      unsubscribe();
    };
  }, [isOpen]);
  return devices;
}
