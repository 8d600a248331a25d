using System.Reflection;
using System.Xml.Linq;
using ReleaseOrchestration.Server.Tests.Documentation;

namespace ReleaseOrchestration.Server.Tests.Architecture;

/// <summary>Which project may reference which: Core none, Application Core alone, shells and Web never each other.</summary>
public sealed class DependencyTableTests
{
    private const string Product = "ReleaseOrchestration.";

    public static TheoryData<string, string[]> Allowed => new()
    {
        { "ReleaseOrchestration.Core", [] },
        { "ReleaseOrchestration.Application", ["Core"] },
        { "ReleaseOrchestration.Connectors", ["Core", "Application"] },
        { "ReleaseOrchestration.Web", ["Core", "Application"] },
        { "ReleaseOrchestration.Embedded", ["Core", "Application"] },
        { "ReleaseOrchestration.Server", ["Core", "Application", "Connectors", "Web", "Embedded"] },
        { "relo", ["Core"] },
        { "ReleaseOrchestration.Conformance", ["Core", "Application"] },
    };

    [Theory]
    [MemberData(nameof(Allowed))]
    public void References_OfAProject_AreThoseOfTheTable(string assembly, string[] allowed)
    {
        var references = Assembly.Load(assembly).GetReferencedAssemblies()
            .Select(a => a.Name!)
            .Where(n => n.StartsWith(Product, StringComparison.Ordinal))
            .Select(n => n[Product.Length..]);
        Assert.Empty(references.Except(allowed));
    }

    /// <summary>What is built in the configuration Azure alone is read from its project file.</summary>
    public static TheoryData<string, string[]> AllowedOnAzure => new()
    {
        { "ReleaseOrchestration.Azure", ["Application"] },
        { "ReleaseOrchestration.Durable", ["Application", "Azure"] },
        { "ReleaseOrchestration.Functions", ["Azure", "Connectors", "Durable", "Web"] },
    };

    [Theory]
    [MemberData(nameof(AllowedOnAzure))]
    public void References_OfAProjectOfTheAzureConfiguration_AreThoseOfTheTable(string project, string[] allowed)
    {
        var file = XDocument.Load(Path.Combine(Repository.Root, "src", project, project + ".csproj"));
        var references = file.Descendants("ProjectReference").Select(reference => Path.GetFileNameWithoutExtension(reference.Attribute("Include")!.Value.Replace('\\', '/'))[Product.Length..]);
        Assert.Equal(allowed, references.Order(StringComparer.Ordinal));
    }

    [Fact]
    public void Core_ReferencesNothingThatDoesInputOrOutput()
    {
        string[] forbidden = ["System.Net.Http", "System.Net.Sockets", "Microsoft.Data.Sqlite", "System.Diagnostics.Process"];
        var references = Assembly.Load("ReleaseOrchestration.Core").GetReferencedAssemblies().Select(a => a.Name!);
        Assert.Empty(references.Intersect(forbidden));
    }
}
