import { describe, expect, test } from 'vitest';
import { JoinedSound } from '../web/replay/joined-sound.ts';
import { Player } from '../web/replay/player.ts';
import { FakeSound } from './fakes/sound.ts';

describe('the player', () => {
  function open() {
    const sound = new FakeSound();
    const player = new Player(sound, 60_000, sound.nextFrame);
    sound.open(60);
    return { sound, player };
  }

  test('follows the sound’s own clock, frame by frame, and stops with it', () => {
    const { sound, player } = open();
    expect(player.getState().status).toBe('ready');
    player.play();
    sound.advance(1_500);
    expect(player.getState()).toMatchObject({ isPlaying: true, timeMs: 1_500 });
    sound.pause();
    expect(player.getState().isPlaying).toBe(false);
    expect(sound.framesWaiting).toBe(0);
  });

  test('knows what happened to the sound before it looked', () => {
    const opened = new FakeSound();
    opened.open(12);
    expect(new Player(opened, 0, opened.nextFrame).getState()).toMatchObject({
      status: 'ready',
      durationMs: 12_000,
    });
    const broken = new FakeSound();
    broken.fail();
    expect(new Player(broken, 0, broken.nextFrame).getState().status).toBe('missing');
  });

  test('a missing sound does not play', () => {
    const sound = new FakeSound();
    const player = new Player(sound, 60_000, sound.nextFrame);
    sound.fail();
    player.play();
    expect(player.getState()).toMatchObject({ status: 'missing', isPlaying: false });
    expect(sound.paused).toBe(true);
  });

  test('plays just a clip, and from there on afterwards', () => {
    const { sound, player } = open();
    const clip = { startMs: 10_000, endMs: 12_000 };
    player.playClip(clip);
    expect(sound.currentTime).toBe(10);
    sound.advance(1_900);
    expect(player.getState()).toMatchObject({ isPlaying: true, clip });
    sound.advance(120);
    expect(player.getState()).toMatchObject({ isPlaying: false, clip: null, timeMs: 12_020 });
    expect(sound.framesWaiting).toBe(0);
    player.play();
    sound.advance(5_000);
    expect(player.getState()).toMatchObject({ isPlaying: true, timeMs: 17_020 });
  });

  test('stops a clip in a hidden tab too, where there are no frames', () => {
    const { sound, player } = open();
    player.playClip({ startMs: 0, endMs: 1_000 });
    sound.advanceHidden(1_100);
    expect(player.getState()).toMatchObject({ isPlaying: false, clip: null });
  });

  test('a pause keeps the clip, going elsewhere leaves it', () => {
    const { sound, player } = open();
    player.playClip({ startMs: 0, endMs: 1_000 });
    sound.advance(500);
    player.toggle();
    expect(player.getState().clip).not.toBeNull();
    player.toggle();
    player.skip(5_000);
    expect(player.getState()).toMatchObject({ clip: null, timeMs: 5_500, isPlaying: true });
    sound.advance(1_000);
    expect(player.getState().timeMs).toBe(6_500);
  });

  test('another clip takes the first one’s place', () => {
    const { sound, player } = open();
    player.playClip({ startMs: 0, endMs: 1_000 });
    player.playClip({ startMs: 30_000, endMs: 31_000 });
    sound.advance(900);
    expect(player.getState()).toMatchObject({ isPlaying: true, timeMs: 30_900 });
  });

  test('begins anew from the end', () => {
    const { sound, player } = open();
    player.seek(90_000);
    expect(player.getState().timeMs).toBe(60_000);
    player.play();
    expect(sound.currentTime).toBe(0);
  });

  test('keeps the pitch at any speed', () => {
    const { sound, player } = open();
    player.setSpeed(1.5);
    expect(sound).toMatchObject({ playbackRate: 1.5, preservesPitch: true });
    expect(player.getState().speed).toBe(1.5);
  });

  test('closed, it stops and listens no more', () => {
    const { sound, player } = open();
    player.play();
    player.close();
    const last = player.getState();
    expect(sound.paused).toBe(true);
    sound.currentTime = 30;
    sound.dispatchEvent(new Event('timeupdate'));
    expect(player.getState()).toBe(last);
    expect(sound.framesWaiting).toBe(0);
  });
});

describe('a loop', () => {
  const LOOP = { startMs: 10_000, endMs: 12_000 };

  function open() {
    const sound = new FakeSound();
    const player = new Player(sound, 60_000, sound.nextFrame);
    sound.open(60);
    return { sound, player };
  }

  test('begins anew at its end until it is left, and plays on then', () => {
    const { sound, player } = open();
    player.loop(LOOP);
    for (let round = 0; round < 3; round += 1) {
      expect(sound.currentTime).toBe(10);
      sound.advance(1_990);
      expect(player.getState()).toMatchObject({ isPlaying: true, clip: LOOP, isLoop: true });
      sound.advance(20);
    }
    player.endLoop();
    sound.advance(5_000);
    expect(player.getState()).toMatchObject({ isPlaying: true, clip: null, timeMs: 15_000 });
  });

  test('is taken up from where it stands, if that is inside', () => {
    const { sound, player } = open();
    player.seek(11_000);
    player.loop(LOOP);
    expect(sound.currentTime).toBe(11);
    expect(player.getState().isPlaying).toBe(true);
  });

  test('stays while the place is inside it, and is left for any other', () => {
    const { player } = open();
    player.loop(LOOP);
    player.seek(11_500);
    expect(player.getState()).toMatchObject({ isLoop: true, clip: LOOP });
    player.skip(5_000);
    expect(player.getState()).toMatchObject({ isLoop: false, clip: null, timeMs: 16_500 });
  });

  test('can be marked by its two ends while it plays', () => {
    const { sound, player } = open();
    player.play();
    sound.advance(4_000);
    player.loopFromHere();
    expect(player.getState().fromMs).toBe(4_000);
    sound.advance(2_000);
    player.loopToHere();
    expect(player.getState()).toMatchObject({
      clip: { startMs: 4_000, endMs: 6_000 },
      isLoop: true,
      fromMs: null,
      timeMs: 4_000,
    });
  });

  test('of nothing is none', () => {
    const { player } = open();
    player.seek(4_000);
    player.loopFromHere();
    player.seek(3_000);
    player.loopToHere();
    expect(player.getState()).toMatchObject({ clip: null, isLoop: false });
  });

  test('gives way to a quote that is played once', () => {
    const { sound, player } = open();
    player.loop(LOOP);
    player.playClip({ startMs: 0, endMs: 1_000 });
    sound.advance(1_100);
    expect(player.getState()).toMatchObject({ isPlaying: false, clip: null, isLoop: false });
  });
});

describe('silences and stops', () => {
  function open() {
    const sound = new FakeSound();
    const player = new Player(sound, 60_000, sound.nextFrame);
    sound.open(60);
    return { sound, player };
  }

  test('a silence is passed over, whether reached or sought', () => {
    const { sound, player } = open();
    player.passOver([{ startMs: 2_000, endMs: 8_000 }]);
    player.play();
    sound.advance(1_990);
    expect(player.getState().timeMs).toBe(1_990);
    sound.advance(20);
    expect(player.getState().timeMs).toBe(8_000);
    sound.advance(100);
    expect(player.getState().timeMs).toBe(8_100);
    player.seek(5_000);
    sound.advance(10);
    expect(player.getState().timeMs).toBe(8_000);
    player.passOver([]);
    player.seek(5_000);
    sound.advance(10);
    expect(player.getState().timeMs).toBe(5_010);
  });

  test('a clip that ends in a silence ends with it', () => {
    const { sound, player } = open();
    player.passOver([{ startMs: 2_000, endMs: 8_000 }]);
    player.playClip({ startMs: 1_000, endMs: 2_500 });
    sound.advance(1_100);
    expect(player.getState()).toMatchObject({ isPlaying: false, clip: null, timeMs: 2_500 });
  });

  test('playing stops at a stop and goes on from it, also after being sent there', () => {
    const { sound, player } = open();
    player.stopAt([3_000]);
    player.play();
    sound.advance(3_010);
    expect(player.getState()).toMatchObject({ isPlaying: false, stoppedAtMs: 3_000 });
    player.play();
    expect(player.getState().stoppedAtMs).toBeNull();
    sound.advance(500);
    expect(player.getState().isPlaying).toBe(true);
    player.seek(3_000);
    sound.currentTime = 2.999;
    sound.advance(0);
    sound.advance(500);
    expect(player.getState().isPlaying).toBe(true);
    player.seek(0);
    sound.advance(3_100);
    expect(player.getState().isPlaying).toBe(false);
  });
});

describe('several sounds as one', () => {
  /** Three sounds of ten, five and twenty seconds. */
  function open() {
    const sounds = new Map<string, FakeSource>();
    const missing: string[] = [];
    const joined = new JoinedSound(
      [
        { url: 'a', durationMs: 10_000 },
        { url: 'b', durationMs: 5_000 },
        { url: 'c', durationMs: 20_000 },
      ],
      (url) => {
        const sound = new FakeSource();
        sounds.set(url, sound);
        return { sound, close: () => sounds.delete(url) };
      },
      ({ url }) => missing.push(url),
    );
    const player = new Player(joined, 35_000, (callback) => {
      sounds.get('a')?.nextFrame(callback);
      return () => {};
    });
    const at = (url: string) => {
      const sound = sounds.get(url);
      if (sound === undefined) throw new Error(`${url} is not open`);
      return sound;
    };
    at('a').open(10);
    return { joined, player, at, sounds, missing };
  }

  class FakeSource extends FakeSound {
    ended = false;

    end(): void {
      this.ended = true;
      this.pause();
      this.dispatchEvent(new Event('ended'));
    }
  }

  test('are as long as all of them, and the first is open', () => {
    const { player, sounds } = open();
    expect(player.getState()).toMatchObject({ status: 'ready', durationMs: 35_000 });
    expect([...sounds.keys()]).toEqual(['a']);
  });

  test('play on from one to the next, and stop at the end of the last', () => {
    const { player, at } = open();
    player.setSpeed(1.5);
    player.play();
    at('a').currentTime = 9.9;
    at('a').dispatchEvent(new Event('timeupdate'));
    expect(player.getState().timeMs).toBe(9_900);
    at('a').end();
    expect(player.getState()).toMatchObject({ isPlaying: true, timeMs: 10_000 });
    expect(at('b')).toMatchObject({ paused: false, playbackRate: 1.5, preservesPitch: true });
    at('b').end();
    at('c').end();
    expect(player.getState()).toMatchObject({ isPlaying: false, timeMs: 35_000 });
    player.play();
    expect(player.getState()).toMatchObject({ isPlaying: true, timeMs: 0 });
  });

  test('the next is open before it is due, and those left are let go of', () => {
    const { player, at, sounds } = open();
    player.play();
    at('a').dispatchEvent(new Event('timeupdate'));
    expect([...sounds.keys()]).toEqual(['a', 'b']);
    player.seek(20_000);
    expect([...sounds.keys()]).toEqual(['c']);
    expect(at('c')).toMatchObject({ paused: false, currentTime: 5 });
    expect(player.getState()).toMatchObject({ isPlaying: true, timeMs: 20_000 });
  });

  test('a clip at the end of one does not run into the next', () => {
    const { player, at, sounds } = open();
    player.playClip({ startMs: 9_000, endMs: 10_000 });
    at('a').end();
    expect(player.getState()).toMatchObject({ isPlaying: false, timeMs: 10_000 });
    expect(sounds.get('b')?.paused ?? true).toBe(true);
    player.play();
    expect(at('b').paused).toBe(false);
  });

  test('a loop at the end of one begins anew there', () => {
    const { player, at } = open();
    player.loop({ startMs: 9_000, endMs: 10_000 });
    at('a').end();
    expect(player.getState()).toMatchObject({ isPlaying: true, timeMs: 9_000 });
    expect(at('a')).toMatchObject({ paused: false, currentTime: 9 });
  });

  test('an end that is told of late, after a seek, is none', () => {
    const { player, at } = open();
    player.play();
    player.seek(2_000);
    at('a').dispatchEvent(new Event('ended'));
    expect(player.getState()).toMatchObject({ isPlaying: true, timeMs: 2_000 });
  });

  test('sent to the very end they are over, and no source is sought there', () => {
    const { player, at } = open();
    player.play();
    player.seek(35_000);
    expect(player.getState()).toMatchObject({ isPlaying: false, timeMs: 35_000 });
    expect(at('c')).toMatchObject({ currentTime: 0, paused: true });
    player.play();
    expect(player.getState()).toMatchObject({ isPlaying: true, timeMs: 0 });
    player.seek(34_900);
    expect(at('c').currentTime).toBeCloseTo(19.7);
  });

  test('a stop between two is kept', () => {
    const { player, at } = open();
    player.stopAt([10_000]);
    player.play();
    at('a').end();
    expect(player.getState()).toMatchObject({ isPlaying: false, timeMs: 10_000 });
    player.play();
    expect(at('b').paused).toBe(false);
  });

  test('one that fails is opened once more, where it was', () => {
    const { player, at, missing } = open();
    player.play();
    at('a').currentTime = 4;
    const first = at('a');
    first.fail();
    expect(at('a')).not.toBe(first);
    expect(at('a')).toMatchObject({ currentTime: 4, paused: false });
    expect(player.getState()).toMatchObject({ status: 'ready', isPlaying: true });
    expect(missing).toEqual([]);
  });

  test('one that cannot be had is told of and passed over; without any there is none', () => {
    const { joined, player, at, missing } = open();
    const fail = (url: string) => {
      at(url).fail();
      at(url).fail();
    };
    player.play();
    fail('a');
    expect(player.getState()).toMatchObject({ status: 'ready', timeMs: 10_000, isPlaying: true });
    at('b').end();
    fail('c');
    expect(player.getState()).toMatchObject({ status: 'ready', timeMs: 10_000 });
    fail('b');
    expect(missing).toEqual(['a', 'c', 'b']);
    expect(joined.error).not.toBeNull();
    expect(player.getState()).toMatchObject({ status: 'missing', isPlaying: false });
  });

  test('one that ends before its time is followed by the next', () => {
    const { player, at } = open();
    player.play();
    at('a').currentTime = 4;
    at('a').end();
    expect(player.getState()).toMatchObject({ isPlaying: true, timeMs: 10_000 });
  });

  test('closed, nothing is open or plays', () => {
    const { joined, player, sounds, at } = open();
    player.play();
    const first = at('a');
    player.close();
    joined.close();
    expect(first.paused).toBe(true);
    expect(sounds.size).toBe(0);
  });
});
