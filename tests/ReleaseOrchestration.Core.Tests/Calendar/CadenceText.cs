using ReleaseOrchestration.Core.Processes;

namespace ReleaseOrchestration.Core.Tests.Calendar;

/// <summary>Cadences as people write them.</summary>
internal static class CadenceText
{
    public static CadenceDefinition Read(string cadence)
    {
        var result = DocumentReader.Read($"releaseGroup: {{id: g, process: p, cadence: {{{cadence}}}}}");
        Assert.True(!result.HasErrors, string.Join('\n', result.Problems));
        return Assert.IsType<ReleaseGroupDocument>(result.Documents.Single()).Group.Cadence!;
    }
}
