// The program of the process that opens an editor: a file, and the editor's command where one was set.
import launchEditor from 'launch-editor';

const [path = '', editor] = process.argv.slice(2);

// The editor is the learner's and stays; this process does not outlive `npm start`.
process.once('disconnect', () => process.exit());
process.channel?.unref();

launchEditor(path, editor, () => {
  process.send?.('failed');
  process.exitCode = 1;
});
