export function startCapture(): void {}
