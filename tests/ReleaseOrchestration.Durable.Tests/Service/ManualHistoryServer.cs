using Google.Protobuf.WellKnownTypes;
using Grpc.Core;
using Microsoft.DurableTask.Testing.Sidecar.Grpc;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using P = Microsoft.DurableTask.Protobuf;

namespace ReleaseOrchestration.Durable.Tests.Service;

/// <summary>The real server of the test host; turns begin at the instant of the manual clock.</summary>
internal sealed class ManualHistoryServer(
    IHostApplicationLifetime lifetime, ILoggerFactory loggers, ManualDurableService service, IOptions<TaskHubGrpcServerOptions> options)
    : TaskHubGrpcServer(lifetime, loggers, service, service, options)
{
    private readonly ManualDurableService _service = service;

    /// <inheritdoc/>
    public override Task GetWorkItems(P.GetWorkItemsRequest request, IServerStreamWriter<P.WorkItem> responseStream, ServerCallContext context) =>
        base.GetWorkItems(request, new Stamp(responseStream, _service), context);

    /// <inheritdoc/>
    public override Task<P.CompleteTaskResponse> CompleteOrchestratorTask(P.OrchestratorResponse request, ServerCallContext context)
    {
        _service.Capture(request);
        return base.CompleteOrchestratorTask(request, context);
    }

    private sealed class Stamp(IServerStreamWriter<P.WorkItem> inner, ManualDurableService service) : IServerStreamWriter<P.WorkItem>
    {
        public WriteOptions? WriteOptions
        {
            get => inner.WriteOptions;
            set => inner.WriteOptions = value;
        }

        public Task WriteAsync(P.WorkItem message)
        {
            foreach (var history in message.OrchestratorRequest?.NewEvents ?? [])
            {
                history.Timestamp = Timestamp.FromDateTimeOffset(service.Now);
            }

            if (message.OrchestratorRequest is { } turn)
            {
                service.Capture(turn);
            }

            return inner.WriteAsync(message);
        }
    }
}
