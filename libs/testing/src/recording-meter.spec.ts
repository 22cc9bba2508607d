import { describeMeter } from './conformance/meter.conformance.js';
import { RecordingMeter } from './recording-meter.js';

describeMeter('RecordingMeter', () => new RecordingMeter());
