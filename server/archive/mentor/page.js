// Plays the passages of the page, and lights the word that is being heard.
for (const sound of document.querySelectorAll('audio')) {
  const words = [...document.querySelectorAll(`[data-sound="${sound.id}"] [data-from]`)];
  let lit = null;
  let stopAtMs = Number.POSITIVE_INFINITY;
  let pressed = null;

  const light = (word) => {
    lit?.classList.remove('now');
    word?.classList.add('now');
    lit = word;
  };
  const release = () => {
    stopAtMs = Number.POSITIVE_INFINITY;
    pressed?.setAttribute('aria-pressed', 'false');
    pressed = null;
  };
  const follow = () => {
    const nowMs = sound.currentTime * 1000;
    if (nowMs >= stopAtMs) sound.pause();
    const word = words.findLast(({ dataset }) => Number(dataset.from) <= nowMs);
    light(word !== undefined && nowMs < Number(word.dataset.to) ? word : null);
    if (!sound.paused) requestAnimationFrame(follow);
  };

  sound.addEventListener('play', () => {
    for (const other of document.querySelectorAll('audio')) if (other !== sound) other.pause();
    follow();
  });
  sound.addEventListener('pause', release);
  sound.addEventListener('seeked', follow);

  for (const button of document.querySelectorAll(`[data-play="${sound.id}"]`)) {
    button.addEventListener('click', () => {
      const isPlaying = pressed === button;
      sound.pause();
      release();
      if (isPlaying) return;
      sound.currentTime = Number(button.dataset.from) / 1000;
      stopAtMs = Number(button.dataset.to);
      pressed = button;
      button.setAttribute('aria-pressed', 'true');
      void sound.play();
    });
  }
}
