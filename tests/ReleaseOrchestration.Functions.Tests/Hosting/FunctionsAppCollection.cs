namespace ReleaseOrchestration.Functions.Tests.Hosting;

/// <summary>Tests of one running app, one after the other.</summary>
[CollectionDefinition(Name)]
#pragma warning disable CA1711 // It is one.
public sealed class FunctionsAppCollection : ICollectionFixture<FunctionsApp>
#pragma warning restore CA1711
{
    public const string Name = "Functions app";
}
