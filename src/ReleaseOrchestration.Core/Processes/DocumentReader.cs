using System.Collections.Immutable;
using ReleaseOrchestration.Core.Problems;
using ReleaseOrchestration.Core.Processes.Checking;
using ReleaseOrchestration.Core.Processes.Reading;

namespace ReleaseOrchestration.Core.Processes;

/// <summary>
/// Reads what teams write: YAML 1.2 or JSON, one or several documents. An automated activity that names no pipeline gets the one of its own id on
/// the connector <c>default</c>; a manual activity that asks for nothing gets one required task <c>complete</c>.
/// </summary>
public static class DocumentReader
{
    /// <summary>Reads a text and reports every problem in it at once. Never throws, whatever the text.</summary>
    /// <param name="text">The text.</param>
    /// <param name="file">Its name in problems.</param>
    public static ReadResult Read(string text, string file = "")
    {
        var problems = new ProblemList(file);
        var roots = new SourceTreeReader(text, problems).Read();
        var documents = ImmutableArray.CreateBuilder<Document>();
        foreach (var root in roots)
        {
            if (new DocumentFactory(problems, new ReadContext(problems)).Read(root) is { } document)
            {
                documents.Add(document);
                DocumentChecks.Check(document).ToList().ForEach(problems.Add);
            }
        }

        var found = problems.ToImmutable();
        return roots.IsEmpty && found.IsEmpty ? new ReadResult([], [NoDocument(file)]) : new ReadResult(documents.ToImmutable(), found);
    }

    private static Problem NoDocument(string file) => new(
        ProblemCodes.NoDocument, Severity.Error, "The text holds no document.", new SourcePosition(file, 1, 1), Fix: "Begin with `process:`.");
}
