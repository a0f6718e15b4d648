using System.Data.Common;
using DigestBot.Core.Articles;

namespace DigestBot.Storage.Dialects;

/// <summary>What SQLite and PostgreSQL say differently. Whatever both understand stands in the stores, once.</summary>
internal abstract class Dialect : IDisposable
{
    /// <summary>The database as sentences name it: a file, or a server and its database. No secrets.</summary>
    public abstract string Name { get; }

    /// <summary>The setting that names another one.</summary>
    public abstract string Setting { get; }

    /// <summary>Whether the database has one writer at a time, who is better waited for in this process than in there.</summary>
    public abstract bool HasOneWriter { get; }

    /// <summary>The steps of this build, in order.</summary>
    public abstract IReadOnlyList<Migration> Migrations { get; }

    /// <summary>The database's own clock, in Unix milliseconds.</summary>
    public abstract string Now { get; }

    /// <summary>The numbers of a JSON array, to stand behind IN.</summary>
    public abstract string NumbersOf(string parameter);

    /// <summary>The texts of a JSON array, to stand behind IN.</summary>
    public abstract string TextsOf(string parameter);

    /// <summary>Ends a SELECT of rows to be claimed: of two who claim at once, the second gets other rows instead of waiting.</summary>
    /// <param name="table">The table's short name in the SELECT.</param>
    public abstract string SkipLocked(string table);

    /// <summary>Ends a SELECT of rows that nobody else may change until the transaction ends; who is in the way is waited for, and the rows are looked at again.</summary>
    /// <param name="table">The table's short name in the SELECT.</param>
    public abstract string Locked(string table);

    /// <summary>The texts of a JSON array as rows <c>item</c>, to stand behind FROM.</summary>
    public abstract string TextRowsOf(string parameter);

    /// <summary>A JSON array of arrays of numbers as rows with these columns, to stand behind FROM with a name of its own.</summary>
    public abstract string TableOf(string parameter, params string[] columns);

    /// <summary>A text's last so many letters; all, where it has fewer.</summary>
    public abstract string LastLetters(string text, int count);

    /// <summary>Readies a connection to look words up; what it sets ends with its use.</summary>
    public virtual Task BeginSearchAsync(Session session) => Task.CompletedTask;

    /// <summary>Rows <c>article_id</c> of articles from <c>@first</c> on of feeds not among <c>@hidden</c> that match <c>@query</c>, in any order.</summary>
    public abstract string Matches { get; }

    /// <summary>Rows <c>article_id</c>, <c>score</c> (the lower the better) of the newest <c>@MostHits</c> articles from <c>@first</c> on of feeds not among <c>@hidden</c> that match <c>@query</c>.</summary>
    public abstract string SearchHits { get; }

    /// <summary>Like <see cref="SearchHits"/> for words that thousands of articles hold, where ranking those costs as much as they are many: titles first, then the newest.</summary>
    public abstract string CommonHits { get; }

    /// <summary>What a person typed, as <see cref="CommonHits"/> and <see cref="IsCommon"/> take it.</summary>
    public abstract string? CommonQuery(string words);

    /// <summary>Whether so many articles match <c>@query</c> that <see cref="CommonHits"/> is the faster way.</summary>
    public abstract string IsCommon { get; }

    /// <summary>That an article is of none of the feeds <c>@hidden</c>.</summary>
    protected string IsSeen(string article) => $"{article} NOT IN (SELECT id FROM articles WHERE feed_id IN {NumbersOf("@hidden")})";

    /// <summary>What a person typed, as a query in which no sign has a meaning; null where nothing can be looked for.</summary>
    public abstract string? SearchQuery(string words);

    /// <summary>Makes new articles findable, where the database does not do so itself.</summary>
    public virtual Task IndexAsync(Session session, IReadOnlyList<Article> added) => Task.CompletedTask;

    /// <summary>Takes articles out of the search's index, while their texts are still there.</summary>
    /// <param name="ids">A JSON array of numbers.</param>
    public abstract Task UnindexAsync(Session session, string ids);

    /// <summary>Gives the space of what was deleted back to the disk. A server looks after that itself.</summary>
    public virtual Task ShrinkAsync(DbConnection connection, CancellationToken cancellationToken) => Task.CompletedTask;

    /// <summary>Keeps other writers out of a table until the transaction ends: for what is decided from more than one of its rows.</summary>
    public virtual Task LockAsync(Session session, string table) => Task.CompletedTask;

    public abstract Task<DbConnection> ConnectAsync(CancellationToken cancellationToken);

    /// <summary>Makes what must be there before the first connection: a file's folder.</summary>
    public virtual void Prepare()
    {
    }

    /// <summary>Refuses a server that the tables cannot be made on, in a sentence.</summary>
    public virtual Task CheckServerAsync(DbConnection connection, CancellationToken cancellationToken) => Task.CompletedTask;

    /// <summary>Reads all that is stored, and says in a sentence where it is damaged. A server looks after that itself.</summary>
    public virtual Task InspectAsync(DbConnection connection, CancellationToken cancellationToken) => Task.CompletedTask;

    /// <summary>Yields the version of the database's program.</summary>
    public abstract string Version { get; }

    /// <summary>Yields 0 where no migration has run yet.</summary>
    public abstract string HasMigrations { get; }

    /// <summary>Yields 1 where there are tables, none of them ours. One statement, so that another process's first start is seen before or after, never in the middle.</summary>
    public abstract string IsForeign { get; }

    /// <summary>Run once before the first migration of a start, outside a transaction; null for nothing.</summary>
    public virtual string? BeforeMigrating => null;

    /// <summary>Run first in a migration's transaction: who else starts now waits here. Null where beginning the transaction does that.</summary>
    public virtual string? MigrationLock => null;

    /// <summary>Writes all that is stored into a file of its own, while others go on.</summary>
    /// <exception cref="StorageException">Nothing was written; the message says why, or what else makes backups.</exception>
    public abstract Task BackUpAsync(string file, bool overwrite, CancellationToken cancellationToken);

    /// <summary>Says what is wrong with the database and how to mend it; null for a defect of ours.</summary>
    public abstract string? Explain(Exception problem);

    /// <summary>Whether the same may succeed in a moment: the server restarts, two transactions were in each other's way.</summary>
    public virtual bool IsPassing(DbException problem) => false;

    public abstract void Dispose();

    /// <summary>PostgreSQL where a connection string is set, SQLite otherwise.</summary>
    public static Dialect Of(StorageOptions options) =>
        options.IsShared() ? new PostgresDialect(options.ConnectionString!) : new SqliteDialect(options.Path, options.BusyTimeout);
}
