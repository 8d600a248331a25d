using System.Collections.Concurrent;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.Extensions.Logging;

namespace ReleaseOrchestration.Connectors.Tests.Conformance;

/// <summary>A real HTTP server that speaks the interface of a system, runs nothing, and can be made to go wrong.</summary>
internal abstract class FakeSystem : IAsyncDisposable
{
    private readonly Lock _gate = new();
    private readonly List<(Fault Fault, bool ForStart)> _faults = [];
    private WebApplication? _app;

    /// <summary>The token that it takes.</summary>
    public const string Token = "tok+3n/of the fake=system";

    /// <summary>Without a slash at its end.</summary>
    public string Url => _app!.Urls.Single();

    public string Authority => new Uri(Url).Authority;

    public ConcurrentQueue<FakeRequest> Received { get; } = new();

    public List<FakeRun> Runs { get; } = [];

    /// <summary>The only run.</summary>
    public FakeRun Run => Assert.Single(Runs);

    /// <summary>The pipeline that it has.</summary>
    public abstract string Pipeline { get; }

    /// <summary>The document of a connector to it.</summary>
    /// <param name="token">The reference to the token.</param>
    /// <param name="more">Further settings.</param>
    public abstract string Connector(string token, string more = "");

    /// <summary>Whether a request is the one that starts a run.</summary>
    public abstract bool IsStart(FakeRequest request);

    /// <summary>Has the next requests go wrong: those that start a run, or the others.</summary>
    public void Break(Fault fault, bool start, int times = 1)
    {
        lock (_gate)
        {
            _faults.AddRange(Enumerable.Repeat((fault, start), times));
        }
    }

    public void Mend()
    {
        lock (_gate)
        {
            _faults.Clear();
        }
    }

    public async Task StartAsync()
    {
        var builder = WebApplication.CreateEmptyBuilder(new WebApplicationOptions());
        builder.WebHost.UseKestrelCore().UseUrls("http://127.0.0.1:0");
        builder.Logging.ClearProviders();
        _app = builder.Build();
        _app.Run(HandleAsync);
        await _app.StartAsync();
    }

    public async ValueTask DisposeAsync()
    {
        if (_app is not null)
        {
            await _app.DisposeAsync();
        }
    }

    /// <summary>Whether the credentials of a request are right.</summary>
    protected abstract bool IsKnown(FakeRequest request);

    /// <summary>What the system says to who has the wrong ones.</summary>
    protected abstract Task RefuseAsync(HttpContext context);

    /// <summary>What the system does.</summary>
    protected abstract Task AnswerAsync(HttpContext context, FakeRequest request);

    protected static Task JsonAsync(HttpContext context, int status, string json)
    {
        context.Response.StatusCode = status;
        context.Response.ContentType = "application/json; charset=utf-8";
        return context.Response.WriteAsync(json);
    }

    /// <summary>Adds a run; the number of runs that there are is part of its id.</summary>
    protected FakeRun Add(string pipeline, string reference, Dictionary<string, string> inputs)
    {
        lock (_gate)
        {
            var run = new FakeRun { Id = 30433642 + Runs.Count, Pipeline = pipeline, Ref = reference, Inputs = inputs };
            Runs.Add(run);
            return run;
        }
    }

    private async Task HandleAsync(HttpContext context)
    {
        using var reader = new StreamReader(context.Request.Body);
        var body = await reader.ReadToEndAsync();
        var headers = context.Request.Headers.ToDictionary(header => header.Key, header => header.Value.ToString(), StringComparer.OrdinalIgnoreCase);
        var query = context.Request.Query.ToDictionary(entry => entry.Key, entry => entry.Value.ToString(), StringComparer.Ordinal);
        var path = context.Features.Get<IHttpRequestFeature>()!.RawTarget.Split('?')[0];
        var request = new FakeRequest(context.Request.Method, path, query, headers, body);
        Received.Enqueue(request);
        var fault = Take(request);
        Task Work() => IsKnown(request) ? AnswerAsync(context, request) : RefuseAsync(context);
        await (fault is null ? Work() : fault.Apply(context, Work));
    }

    private Fault? Take(FakeRequest request)
    {
        lock (_gate)
        {
            var index = _faults.FindIndex(fault => fault.ForStart == IsStart(request));
            if (index < 0)
            {
                return null;
            }

            var fault = _faults[index].Fault;
            _faults.RemoveAt(index);
            return fault;
        }
    }
}
