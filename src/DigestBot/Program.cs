using DigestBot.CommandLine;

return await DigestBotCommandLine.InvokeAsync(args);
