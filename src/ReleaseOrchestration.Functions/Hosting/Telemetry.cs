using Azure.Monitor.OpenTelemetry.Exporter;
using Microsoft.Azure.Functions.Worker.Builder;
using Microsoft.Azure.Functions.Worker.OpenTelemetry;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using OpenTelemetry;

namespace ReleaseOrchestration.Functions.Hosting;

/// <summary>Traces, metrics and logs by OpenTelemetry, to Application Insights where it is configured, and to any collector where its address is.</summary>
internal static class Telemetry
{
    private const string Own = "ReleaseOrchestration.*";

    public static void AddTelemetry(this FunctionsApplicationBuilder builder)
    {
        var telemetry = builder.Services.AddOpenTelemetry()
            .WithTracing(tracing => tracing.AddSource(Own))
            .WithMetrics(metrics => metrics.AddMeter(Own));
        telemetry.UseFunctionsWorkerDefaults();
        if (builder.Configuration["APPLICATIONINSIGHTS_CONNECTION_STRING"] is { Length: > 0 })
        {
            telemetry.UseAzureMonitorExporter(options => options.Credential = IdentityOf(builder.Configuration));
        }

        if (builder.Configuration["OTEL_EXPORTER_OTLP_ENDPOINT"] is { Length: > 0 })
        {
            telemetry.UseOtlpExporter();
        }
    }

    // As the platform writes it: ClientId=…;Authorization=AAD. Without it the connection string alone opens the resource.
    private static global::Azure.Identity.DefaultAzureCredential? IdentityOf(ConfigurationManager configuration) => configuration["APPLICATIONINSIGHTS_AUTHENTICATION_STRING"] is { Length: > 0 }
        ? new global::Azure.Identity.DefaultAzureCredential()
        : null;
}
