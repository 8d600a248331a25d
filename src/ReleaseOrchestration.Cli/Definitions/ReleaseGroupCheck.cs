using ReleaseOrchestration.Core.Problems;
using ReleaseOrchestration.Core.Processes;

namespace ReleaseOrchestration.Cli.Definitions;

/// <summary>A release group against the other documents given; what is not among them the server may have.</summary>
internal sealed class ReleaseGroupCheck(IReadOnlyList<Document> documents)
{
    private const string Fix = "Give its file too, or make sure that the server has it.";

    public IEnumerable<Problem> Check(ReleaseGroupDocument document)
    {
        var group = document.Group;
        if (group.Process.Id.Length > 0 && !documents.OfType<ProcessDocument>().Any(process => process.Process.Id == group.Process.Id))
        {
            yield return Problem(document, SetCodes.UnknownProcess, Severity.Warning, "process", $"The process `{group.Process.Id}` is not among the files given.", Fix);
        }

        if (group.InputSet.Length == 0)
        {
            yield break;
        }

        var inputSet = documents.OfType<InputSetDocument>().FirstOrDefault(candidate => candidate.InputSet.Id == group.InputSet)?.InputSet;
        if (inputSet is null)
        {
            yield return Problem(document, SetCodes.GroupInputSet, Severity.Warning, "input-set", $"The input set `{group.InputSet}` is not among the files given.", Fix);
        }
        else if (inputSet.Process != group.Process.Id)
        {
            yield return Problem(document, SetCodes.GroupInputSet, Severity.Error, "input-set", $"The input set `{group.InputSet}` is of the process `{inputSet.Process}`, not of `{group.Process.Id}`.", "Name an input set of the process of the group.");
        }
    }

    private static Problem Problem(ReleaseGroupDocument document, string code, Severity severity, string key, string message, string fix) =>
        new(code, severity, message, document.Sources.Find($"releaseGroup.{key}"), $"releaseGroup.{key}", fix);
}
