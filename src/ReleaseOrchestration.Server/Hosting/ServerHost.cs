using Microsoft.AspNetCore.HostFiltering;
using ReleaseOrchestration.Application.Errors;
using ReleaseOrchestration.Application.SignOffs;
using ReleaseOrchestration.Connectors;
using ReleaseOrchestration.Embedded.Hosting;
using ReleaseOrchestration.Application.SignOffs.Keys;
using ReleaseOrchestration.Server.Keys;
using ReleaseOrchestration.Web.Background;
using ReleaseOrchestration.Web.Hosting;

namespace ReleaseOrchestration.Server.Hosting;

/// <summary>The one-process server: API, connectors and embedded runtime on one data folder.</summary>
public static class ServerHost
{
    private const int Failed = 1;

    /// <summary>Builds the server; nothing is opened before it is started.</summary>
    /// <param name="args"><c>--data</c>, <c>--urls</c>, and any other setting as <c>--Name value</c>.</param>
    /// <param name="configure">Changes the builder last.</param>
    /// <exception cref="StartupException">An option is not as it must be.</exception>
    public static WebApplication Build(string[] args, Action<WebApplicationBuilder>? configure = null)
    {
        var builder = WebApplication.CreateBuilder(args);
        var options = ServerOptions.Read(args, builder.Configuration);
        options.Apply(builder.Configuration);
        var startup = new StartupPhase();
        ConfigureHost(builder, startup);
        AddServices(builder, options);
        configure?.Invoke(builder);
        var app = builder.Build();
        app.Lifetime.ApplicationStarted.Register(startup.End);
        app.UseReleaseOrchestration();
        return app;
    }

    /// <summary>Runs the server until it is told to stop.</summary>
    /// <returns>The exit code.</returns>
    public static async Task<int> RunAsync(string[] args)
    {
        try
        {
            await using var app = Build(args);
            await app.RunAsync();
            return 0;
        }
        catch (Exception exception) when (StartupFailure.Describe(exception) is { } line)
        {
            await Console.Error.WriteLineAsync(line);
            return Failed;
        }
    }

    private static void ConfigureHost(WebApplicationBuilder builder, StartupPhase startup)
    {
        builder.WebHost.ConfigureKestrel(kestrel => kestrel.AddServerHeader = false);
        builder.Logging.AddSimpleConsole(console => console.SingleLine = true);
        builder.Logging.AddFilter("Microsoft.AspNetCore", LogLevel.Warning);
        builder.Logging.AddFilter(StartupPhase.Host, startup.Shows);

        // On an open server, a name that someone else points at this machine must not open it to the pages of that name.
        builder.Services.Configure<HostFilteringOptions>(filter => filter.AllowedHosts = ServerOptions.AllowedHosts(builder.Configuration));
    }

    private static void AddServices(WebApplicationBuilder builder, ServerOptions options)
    {
        builder.Services.AddEmbeddedRuntime(embedded =>
        {
            builder.Configuration.GetSection("Embedded").Bind(embedded);
            embedded.DataFolder = options.DataFolder;
        });
        builder.Services.AddOptions<SigningKeyOptions>().Bind(builder.Configuration.GetSection("Keys")).ValidateDataAnnotations().ValidateOnStart();
        builder.Services.PostConfigure<SigningKeyOptions>(keys => keys.File = Path.Combine(options.DataFolder, "keys.json"));
        builder.Services.AddSingleton<FileSigningKeys>();
        builder.Services.AddSingleton<ISigningKeys>(provider => provider.GetRequiredService<FileSigningKeys>());
        builder.Services.AddHostedService(provider => provider.GetRequiredService<FileSigningKeys>());
        builder.Services.AddConnectors(builder.Configuration);
        builder.Services.AddReleaseOrchestrationWeb();
        builder.Services.AddBackgroundLoops();
    }
}
