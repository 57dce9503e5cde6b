/**
 * The content policy cannot forbid connections between peers, so the means are taken away before anything else is loaded.
 */
for (const name of ['RTCPeerConnection', 'webkitRTCPeerConnection', 'RTCDataChannel', 'WebTransport']) {
  Reflect.deleteProperty(globalThis, name);
}
