using ReleaseOrchestration.Core.Problems;

namespace ReleaseOrchestration.Core.Processes.Checking;

/// <summary>Finds wrong settings of a connector in its document.</summary>
internal sealed class SettingChecks(CheckContext context)
{
    private const string Root = "connector";

    public void Check(ConnectorDefinition connector, SourceMap sources)
    {
        foreach (var problem in SettingRules.Check(connector))
        {
            var message = $"The setting `{problem.Key}` of the connector `{connector.Id}` {problem.What}.";
            Action<string, string, string, string> report = problem.Severity == Severity.Error ? context.Error : context.Warning;
            report(ProblemCodes.WrongSetting, Place(problem.Key, sources), message, problem.Fix);
        }
    }

    // Settings may stand beside `type` or below `settings`.
    private static string Place(string key, SourceMap sources)
    {
        var beside = $"{Root}.{key}";
        return sources.Find(beside) == sources.Find(Root) && sources.Find($"{Root}.settings") != sources.Find(Root) ? $"{Root}.settings.{key}" : beside;
    }
}
