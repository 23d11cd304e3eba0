/**
 * Made when it is first asked for, and then kept. Schemas are: a process that sets one statement needs few of them, and to
 * make all takes it a thirtieth of its time.
 */
export function once<Made>(make: () => Made): () => Made {
  let made: { value: Made } | undefined;
  return () => {
    made ??= { value: make() };
    return made.value;
  };
}
