using ReleaseOrchestration.Core.Values;

namespace ReleaseOrchestration.Core.Processes.Reading;

/// <summary>Reads free values: inputs, variables, outputs.</summary>
internal static class DataReader
{
    public static DataValue Read(ReadContext context, SourceNode node, string path)
    {
        context.Record(path, node);
        return node switch
        {
            SequenceNode sequence => DataValue.Of(sequence.Items.Select((item, i) => Read(context, item, $"{path}[{i}]")).ToList()),
            MapNode map => DataValue.Of(map.Entries.Select(entry => KeyValuePair.Create(entry.Key.Text, Read(context, entry.Value, $"{path}.{entry.Key.Text}"))).ToList()),
            ScalarNode scalar => ReadScalar(context, scalar, path),
            _ => DataValue.Null,
        };
    }

    private static DataValue ReadScalar(ReadContext context, ScalarNode scalar, string path)
    {
        if (ScalarValues.Read(scalar) is { } value)
        {
            return value;
        }

        context.Problems.Error(
            ProblemCodes.InexactNumber, scalar, path, $"The number {scalar.Text} has more than 28 digits or is out of range.", "Put it in quotes to keep it as a text.");
        return DataValue.Of(scalar.Text);
    }
}
