using System.Collections.Immutable;
using System.Xml;
using System.Xml.Linq;
using ReleaseOrchestration.Cli.Hosting;
using ReleaseOrchestration.Core.Problems;
using ReleaseOrchestration.Core.Scenarios;

namespace ReleaseOrchestration.Cli.Scenarios;

/// <summary>Results in the XML that build servers read: a suite for each process, a case for each scenario.</summary>
internal static class JUnitFile
{
    public static async Task WriteAsync(string file, ImmutableArray<ScenarioResult> results, IReadOnlyCollection<Problem> errors, CancellationToken cancellationToken)
    {
        try
        {
            await using var writer = new StreamWriter(file);
            await (errors.Count > 0 ? Errors(errors) : Document(results)).SaveAsync(writer, SaveOptions.None, cancellationToken);
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            throw ReloException.Usage($"'{file}' cannot be written: {failure.Message}");
        }
    }

    private static XDocument Document(ImmutableArray<ScenarioResult> results) => new(
        new XElement(
            "testsuites",
            Counts(results),
            results.GroupBy(result => result.Scenario.Process, StringComparer.Ordinal).Select(process =>
                new XElement("testsuite", new XAttribute("name", process.Key), Counts([.. process]), process.Select(Case)))));

    // Documents that are not valid must not look like a run without failures.
    private static XDocument Errors(IReadOnlyCollection<Problem> errors) => new(
        new XElement(
            "testsuites",
            new XElement(
                "testsuite",
                new XAttribute("name", "documents"),
                new XAttribute("tests", 1),
                new XAttribute("errors", 1),
                new XElement(
                    "testcase",
                    new XAttribute("classname", "documents"),
                    new XAttribute("name", "valid"),
                    new XElement("error", new XAttribute("message", "The documents have errors; nothing was run."), Printable(string.Join('\n', errors)))))));

    private static XAttribute[] Counts(IReadOnlyCollection<ScenarioResult> results) =>
        [new("tests", results.Count), new("failures", results.Count(result => !result.Passed))];

    private static XElement Case(ScenarioResult result)
    {
        var element = new XElement("testcase", new XAttribute("classname", result.Scenario.Process), new XAttribute("name", result.Scenario.Id));
        if (!result.Passed)
        {
            var message = $"{result.Failures.Length} of the expectations are not met";
            element.Add(new XElement("failure", new XAttribute("message", message), Printable(string.Join('\n', result.Failures))));
        }

        return element;
    }

    private static string Printable(string text) => string.Concat(text.Where(XmlConvert.IsXmlChar));
}
