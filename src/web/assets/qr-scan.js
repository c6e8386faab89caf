// @ts-check
// Finds a QR code in what the camera sees or in a picture. Nothing leaves the browser. Browsers without a detector of
// their own load one of ours, and only when it is needed.

/** @typedef {{ detect(source: CanvasImageSource): Promise<{ rawValue: string }[]> }} Detector */
/** @typedef {{ new (options: { formats: string[] }): Detector, getSupportedFormats(): Promise<string[]> }} DetectorClass */

const format = 'qr_code';
const pauseMilliseconds = 150;

/**
 * @param {string} decoder address of the module for browsers without a detector
 * @returns {Promise<Detector>}
 */
async function loadDetector(decoder) {
  const own = /** @type {{ BarcodeDetector?: DetectorClass }} */ (globalThis).BarcodeDetector;
  const formats = (await own?.getSupportedFormats().catch(() => [])) ?? [];
  /** @type {DetectorClass} */
  const Chosen = own && formats.includes(format) ? own : (await import(decoder)).BarcodeDetector;
  return new Chosen({ formats: [format] });
}

/**
 * @param {Blob} picture
 * @param {string} decoder
 * @returns {Promise<string | undefined>} the text of a QR code in it
 */
export async function readPicture(picture, decoder) {
  try {
    const detector = await loadDetector(decoder);
    const [found] = await detector.detect(await createImageBitmap(picture));
    return found?.rawValue;
  } catch {
    // No picture that this browser can draw: the server looks at it then.
    return undefined;
  }
}

/**
 * Opens the camera and looks until it sees a QR code. `stop()` ends it.
 * @param {HTMLVideoElement} video
 * @param {string} decoder
 * @param {(text: string) => void} onFound
 * @returns {Promise<{ stop(): void }>} rejects with the error of getUserMedia when there is no camera to use
 */
export async function watchCamera(video, decoder, onFound) {
  if (!navigator.mediaDevices) throw new DOMException('no camera here', 'NotFoundError');
  const wishes = { video: { facingMode: 'environment' }, audio: false };
  const [stream, detector] = await Promise.all([
    navigator.mediaDevices.getUserMedia(wishes),
    loadDetector(decoder),
  ]);
  let isWatching = true;
  const stop = () => {
    isWatching = false;
    for (const track of stream.getTracks()) track.stop();
    video.srcObject = null;
  };
  video.srcObject = stream;
  await video.play();
  const look = async () => {
    // A frame that can not be read is no reason to stop looking.
    const [found] = video.readyState >= 2 ? await detector.detect(video).catch(() => []) : [];
    if (!isWatching) return;
    if (found) {
      stop();
      onFound(found.rawValue);
    } else setTimeout(look, pauseMilliseconds);
  };
  look();
  return { stop };
}
