/** The part of sherpa-onnx-node that we use; the package ships JSDoc types that TypeScript cannot import. */
declare module 'sherpa-onnx-node' {
  interface Waveform {
    samples: Float32Array;
    sampleRate: number;
  }
  interface OfflineStream {
    acceptWaveform(waveform: Waveform): void;
  }
  /** One kind of model: the paths of its files, by sherpa-onnx's names for them. */
  interface OfflineModel {
    moonshine?: Record<string, string>;
    transducer?: Record<string, string>;
    whisper?: Record<string, string>;
    modelType?: string;
    tokens: string;
    numThreads: number;
  }
  interface OfflineRecognizerConfig {
    featConfig: { sampleRate: number; featureDim: number };
    modelConfig: OfflineModel & { provider: 'cpu'; debug: boolean };
  }
  class OfflineRecognizer {
    static createAsync(config: OfflineRecognizerConfig): Promise<OfflineRecognizer>;
    createStream(): OfflineStream;
    decodeAsync(stream: OfflineStream): Promise<unknown>;
  }
  interface VadConfig {
    sileroVad: {
      model: string;
      threshold: number;
      minSpeechDuration: number;
      minSilenceDuration: number;
      windowSize: number;
      maxSpeechDuration: number;
    };
    sampleRate: number;
    numThreads: number;
    provider: 'cpu';
    debug: boolean;
  }
  class Vad {
    constructor(config: VadConfig, bufferSizeInSeconds: number);
    acceptWaveform(samples: Float32Array): void;
    isEmpty(): boolean;
    isDetected(): boolean;
    pop(): void;
    reset(): void;
  }
  class LinearResampler {
    constructor(inputSampleRate: number, outputSampleRate: number);
    flush(samples: Float32Array): Float32Array;
  }
  const sherpa: {
    OfflineRecognizer: typeof OfflineRecognizer;
    Vad: typeof Vad;
    LinearResampler: typeof LinearResampler;
  };

  export type { OfflineModel, OfflineRecognizer, Vad };
  export default sherpa;
}
