using Microsoft.Azure.Functions.Worker.Builder;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Options;
using ReleaseOrchestration.Application.Background;
using ReleaseOrchestration.Application.Errors;
using ReleaseOrchestration.Application.Execution;
using ReleaseOrchestration.Application.Randomness;
using ReleaseOrchestration.Application.SignOffs;
using ReleaseOrchestration.Application.SignOffs.Keys;
using ReleaseOrchestration.Application.Storage;
using ReleaseOrchestration.Azure.Hosting;
using ReleaseOrchestration.Connectors;
using ReleaseOrchestration.Durable.Hosting;
using ReleaseOrchestration.Durable.Starts;
using ReleaseOrchestration.Functions.Api;
using ReleaseOrchestration.Functions.Timers;
using ReleaseOrchestration.Web.Audit;
using ReleaseOrchestration.Web.Hosting;
using ReleaseOrchestration.Web.Identity;

namespace ReleaseOrchestration.Functions.Hosting;

/// <summary>The worker process: API, connectors, machines on Durable Task, stores on Azure.</summary>
internal static class FunctionsHost
{
    // A release has its definition in its history, which each of its replays reads.
    private const int LargestDefinition = 2 * 1024 * 1024;

    // The front end of Azure ends a request that has lasted 230 seconds.
    private static readonly TimeSpan LongestStream = TimeSpan.FromSeconds(200);

    /// <summary>Builds the worker; nothing is opened before it is started.</summary>
    public static IHost Build(string[] args)
    {
        var builder = FunctionsApplication.CreateBuilder(args);
        RequireSignIn(builder);
        builder.ConfigureFunctionsWebApplication();
        builder.AddTelemetry();
        builder.Services.AddAzureStorage(builder.Configuration);
        builder.Services.AddSingleton<DurableClients>();
        builder.Services.AddSingleton<IDurableClients>(provider => provider.GetRequiredService<DurableClients>());
        builder.Services.AddDurableRuntime();
        AddKeys(builder);
        builder.Services.AddHostedService<StorageStart>();
        builder.Services.AddSingleton(new ExecutionLimits(LargestDefinition));
        builder.Services.AddConnectors(builder.Configuration);
        builder.Services.AddReleaseOrchestrationWeb();
        builder.Services.AddSingleton<IBackgroundJob, FeedJob>();
        builder.Services.PostConfigure<EventStreamOptions>(streams => streams.Longest ??= LongestStream);
        builder.Services.AddSingleton<ApiPipeline>();
        return builder.Build();
    }

    // An open app is for the machine of a developer alone.
    private static void RequireSignIn(FunctionsApplicationBuilder builder)
    {
        if (AccessOptions.Read(builder.Configuration).IsOpen && !builder.Environment.IsDevelopment())
        {
            throw new StartupException(
                ErrorCodes.NotLoopback,
                "No sign-in is configured, so everyone could do everything. Configure one under Access; on a developer's machine, set AZURE_FUNCTIONS_ENVIRONMENT to Development.");
        }
    }

    private static void AddKeys(FunctionsApplicationBuilder builder)
    {
        builder.Services.AddOptions<SigningKeyOptions>().Bind(builder.Configuration.GetSection("Keys")).ValidateDataAnnotations().ValidateOnStart();
        builder.Services.AddSingleton(provider => new DocumentSigningKeys(
            provider.GetRequiredService<IDocumentStore>(),
            new KeyRotation(provider.GetRequiredService<IOptions<SigningKeyOptions>>().Value.RotateAfter, provider.GetRequiredService<IRandomSource>(), provider.GetRequiredService<TimeProvider>()),
            provider.GetRequiredService<TimeProvider>()));
        builder.Services.AddSingleton<ISigningKeys>(provider => provider.GetRequiredService<DocumentSigningKeys>());
    }
}
