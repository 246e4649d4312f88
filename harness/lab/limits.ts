/** The most that a learner's process may hold in buffers, in MB (10⁶ bytes). */
export const bufferMegabytes = 768;
