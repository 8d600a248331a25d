using System.Text.RegularExpressions;
using YamlDotNet.RepresentationModel;

namespace ReleaseOrchestration.Server.Tests.Infra;

/// <summary>The workflows and azure.yaml lead to what is there, and may do no more than they must.</summary>
public sealed partial class WorkflowTests
{
    [Fact]
    public void Workflows_EachReads_AndBeginsWithReadingAlone()
    {
        Assert.Equal(["ci", "codeql", "infra-what-if", "release"], InfraFiles.Workflows.Keys.Select(Path.GetFileNameWithoutExtension).Order(StringComparer.Ordinal));
        Assert.All(InfraFiles.Workflows, file =>
        {
            var root = Load(file.Value);
            var permission = Assert.Single(Map(root, "permissions").Children);
            Assert.Equal(("contents", "read"), (permission.Key.ToString(), permission.Value.ToString()));
            Assert.DoesNotContain("pull_request_target", file.Value, StringComparison.Ordinal);
            Assert.All(Map(root, "jobs").Children.Values, job => Assert.Contains("timeout-minutes", ((YamlMappingNode)job).Children.Keys.Select(key => key.ToString())));
        });
    }

    [Fact]
    public void Actions_OfOthers_ArePinnedByCommitWithTheirVersion() => Assert.All(InfraFiles.Workflows, file =>
    {
        var uses = Uses().Matches(file.Value);
        Assert.NotEmpty(uses);
        Assert.All(uses, use => Assert.Matches(Pinned(), use.Groups["action"].Value));
    });

    [Fact]
    public void Paths_ThatWorkflowsName_AreThere() => Assert.All(InfraFiles.Workflows, file =>
        Assert.All(Named(file.Value), path => Assert.True(InfraFiles.Exists(path), $"{file.Key} names {path}")));

    [Fact]
    public void Checkouts_OfAllWorkflows_KeepNoToken() => Assert.All(InfraFiles.Workflows.Values, text =>
        Assert.Equal(Count(text, "uses: actions/checkout@"), Count(text, "persist-credentials: false")));

    [Fact]
    public void AzureYaml_ItsPaths_LeadToWhatIsThere()
    {
        var root = Load(InfraFiles.Text("azure.yaml"));
        var infra = Map(root, "infra");
        Assert.True(InfraFiles.Exists($"{infra["path"]}/{infra["module"]}.bicep"));
        var service = Assert.Single(Map(root, "services").Children);
        Assert.Contains($"'azd-service-name': '{service.Key}'", InfraFiles.Templates["infra/modules/app.bicep"], StringComparison.Ordinal);
        Assert.True(InfraFiles.Exists(service.Value["project"].ToString()), $"{service.Value["project"]} is not there");
    }

    private static int Count(string text, string part) => text.Split(part).Length - 1;

    // What is made while a workflow runs is not in the repository.
    private static IEnumerable<string> Named(string text) => RepositoryPath().Matches(text).Select(match => match.Groups["path"].Value.TrimEnd('.')).Where(path => !path.Contains("node_modules", StringComparison.Ordinal)).Distinct();

    private static YamlMappingNode Load(string text)
    {
        var stream = new YamlStream();
        stream.Load(new StringReader(text));
        return (YamlMappingNode)Assert.Single(stream.Documents).RootNode;
    }

    private static YamlMappingNode Map(YamlMappingNode node, string key) => (YamlMappingNode)node[key];

    [GeneratedRegex(@"uses: (?<action>\S+.*)$", RegexOptions.ExplicitCapture | RegexOptions.NonBacktracking | RegexOptions.Multiline)]
    private static partial Regex Uses();

    [GeneratedRegex(@"^[\w./-]+@[0-9a-f]{40} # v\d+\.\d+\.\d+\s*$", RegexOptions.ExplicitCapture | RegexOptions.NonBacktracking)]
    private static partial Regex Pinned();

    [GeneratedRegex(@"(^|[\s""'(/])(?<path>(src|tests|infra|docs|eng|samples|\.ci|\.github)/[\w./-]*\w|global\.json|azure\.yaml|CHANGELOG\.md|local\.settings\.sample\.json|ReleaseOrchestration\.sln)", RegexOptions.ExplicitCapture | RegexOptions.NonBacktracking | RegexOptions.Multiline)]
    private static partial Regex RepositoryPath();
}
