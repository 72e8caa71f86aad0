#!/usr/bin/env node
// eb-health-hooks 0.2.0, built by build.mjs: do not edit
"use strict";
var __create = Object.create;
var __defProp = Object.defineProperty;
var __getOwnPropDesc = Object.getOwnPropertyDescriptor;
var __getOwnPropNames = Object.getOwnPropertyNames;
var __getProtoOf = Object.getPrototypeOf, __hasOwnProp = Object.prototype.hasOwnProperty;
var __commonJS = (cb, mod) => function() {
  try {
    return mod || (0, cb[__getOwnPropNames(cb)[0]])((mod = { exports: {} }).exports, mod), mod.exports;
  } catch (e) {
    throw mod = 0, e;
  }
};
var __copyProps = (to, from, except, desc) => {
  if (from && typeof from == "object" || typeof from == "function")
    for (let key of __getOwnPropNames(from))
      !__hasOwnProp.call(to, key) && key !== except && __defProp(to, key, { get: () => from[key], enumerable: !(desc = __getOwnPropDesc(from, key)) || desc.enumerable });
  return to;
};
var __toESM = (mod, isNodeMode, target) => (target = mod != null ? __create(__getProtoOf(mod)) : {}, __copyProps(
  // If the importer is in node compatibility mode or this is not an ESM
  // file that has been converted to a CommonJS file using a Babel-
  // compatible transform (i.e. "__esModule" has not been set), then set
  // "default" to the CommonJS "module.exports" for node compatibility.
  isNodeMode || !mod || !mod.__esModule ? __defProp(target, "default", { value: mod, enumerable: !0 }) : target,
  mod
));

// node_modules/commander/lib/error.js
var require_error = __commonJS({
  "node_modules/commander/lib/error.js"(exports2) {
    var CommanderError2 = class extends Error {
      /**
       * Constructs the CommanderError class
       * @param {number} exitCode suggested exit code which could be used with process.exit
       * @param {string} code an id string representing the error
       * @param {string} message human-readable description of the error
       */
      constructor(exitCode, code, message2) {
        super(message2), Error.captureStackTrace(this, this.constructor), this.name = this.constructor.name, this.code = code, this.exitCode = exitCode, this.nestedError = void 0;
      }
    }, InvalidArgumentError2 = class extends CommanderError2 {
      /**
       * Constructs the InvalidArgumentError class
       * @param {string} [message] explanation of why argument is invalid
       */
      constructor(message2) {
        super(1, "commander.invalidArgument", message2), Error.captureStackTrace(this, this.constructor), this.name = this.constructor.name;
      }
    };
    exports2.CommanderError = CommanderError2;
    exports2.InvalidArgumentError = InvalidArgumentError2;
  }
});

// node_modules/commander/lib/argument.js
var require_argument = __commonJS({
  "node_modules/commander/lib/argument.js"(exports2) {
    var { InvalidArgumentError: InvalidArgumentError2 } = require_error(), Argument2 = class {
      /**
       * Initialize a new command argument with the given name and description.
       * The default is that the argument is required, and you can explicitly
       * indicate this with <> around the name. Put [] around the name for an optional argument.
       *
       * @param {string} name
       * @param {string} [description]
       */
      constructor(name, description) {
        switch (this.description = description || "", this.variadic = !1, this.parseArg = void 0, this.defaultValue = void 0, this.defaultValueDescription = void 0, this.argChoices = void 0, name[0]) {
          case "<":
            this.required = !0, this._name = name.slice(1, -1);
            break;
          case "[":
            this.required = !1, this._name = name.slice(1, -1);
            break;
          default:
            this.required = !0, this._name = name;
            break;
        }
        this._name.endsWith("...") && (this.variadic = !0, this._name = this._name.slice(0, -3));
      }
      /**
       * Return argument name.
       *
       * @return {string}
       */
      name() {
        return this._name;
      }
      /**
       * @package
       */
      _collectValue(value, previous) {
        return previous === this.defaultValue || !Array.isArray(previous) ? [value] : (previous.push(value), previous);
      }
      /**
       * Set the default value, and optionally supply the description to be displayed in the help.
       *
       * @param {*} value
       * @param {string} [description]
       * @return {Argument}
       */
      default(value, description) {
        return this.defaultValue = value, this.defaultValueDescription = description, this;
      }
      /**
       * Set the custom handler for processing CLI command arguments into argument values.
       *
       * @param {Function} [fn]
       * @return {Argument}
       */
      argParser(fn) {
        return this.parseArg = fn, this;
      }
      /**
       * Only allow argument value to be one of choices.
       *
       * @param {string[]} values
       * @return {Argument}
       */
      choices(values) {
        return this.argChoices = values.slice(), this.parseArg = (arg, previous) => {
          if (!this.argChoices.includes(arg))
            throw new InvalidArgumentError2(
              `Allowed choices are ${this.argChoices.join(", ")}.`
            );
          return this.variadic ? this._collectValue(arg, previous) : arg;
        }, this;
      }
      /**
       * Make argument required.
       *
       * @returns {Argument}
       */
      argRequired() {
        return this.required = !0, this;
      }
      /**
       * Make argument optional.
       *
       * @returns {Argument}
       */
      argOptional() {
        return this.required = !1, this;
      }
    };
    function humanReadableArgName(arg) {
      let nameOutput = arg.name() + (arg.variadic === !0 ? "..." : "");
      return arg.required ? "<" + nameOutput + ">" : "[" + nameOutput + "]";
    }
    exports2.Argument = Argument2;
    exports2.humanReadableArgName = humanReadableArgName;
  }
});

// node_modules/commander/lib/help.js
var require_help = __commonJS({
  "node_modules/commander/lib/help.js"(exports2) {
    var { humanReadableArgName } = require_argument(), Help2 = class {
      constructor() {
        this.helpWidth = void 0, this.minWidthToWrap = 40, this.sortSubcommands = !1, this.sortOptions = !1, this.showGlobalOptions = !1;
      }
      /**
       * prepareContext is called by Commander after applying overrides from `Command.configureHelp()`
       * and just before calling `formatHelp()`.
       *
       * Commander just uses the helpWidth and the rest is provided for optional use by more complex subclasses.
       *
       * @param {{ error?: boolean, helpWidth?: number, outputHasColors?: boolean }} contextOptions
       */
      prepareContext(contextOptions) {
        this.helpWidth = this.helpWidth ?? contextOptions.helpWidth ?? 80;
      }
      /**
       * Get an array of the visible subcommands. Includes a placeholder for the implicit help command, if there is one.
       *
       * @param {Command} cmd
       * @returns {Command[]}
       */
      visibleCommands(cmd) {
        let visibleCommands = cmd.commands.filter((cmd2) => !cmd2._hidden), helpCommand = cmd._getHelpCommand();
        return helpCommand && !helpCommand._hidden && visibleCommands.push(helpCommand), this.sortSubcommands && visibleCommands.sort((a, b) => a.name().localeCompare(b.name())), visibleCommands;
      }
      /**
       * Compare options for sort.
       *
       * @param {Option} a
       * @param {Option} b
       * @returns {number}
       */
      compareOptions(a, b) {
        let getSortKey = (option) => option.short ? option.short.replace(/^-/, "") : option.long.replace(/^--/, "");
        return getSortKey(a).localeCompare(getSortKey(b));
      }
      /**
       * Get an array of the visible options. Includes a placeholder for the implicit help option, if there is one.
       *
       * @param {Command} cmd
       * @returns {Option[]}
       */
      visibleOptions(cmd) {
        let visibleOptions = cmd.options.filter((option) => !option.hidden), helpOption = cmd._getHelpOption();
        if (helpOption && !helpOption.hidden) {
          let removeShort = helpOption.short && cmd._findOption(helpOption.short), removeLong = helpOption.long && cmd._findOption(helpOption.long);
          !removeShort && !removeLong ? visibleOptions.push(helpOption) : helpOption.long && !removeLong ? visibleOptions.push(
            cmd.createOption(helpOption.long, helpOption.description)
          ) : helpOption.short && !removeShort && visibleOptions.push(
            cmd.createOption(helpOption.short, helpOption.description)
          );
        }
        return this.sortOptions && visibleOptions.sort(this.compareOptions), visibleOptions;
      }
      /**
       * Get an array of the visible global options. (Not including help.)
       *
       * @param {Command} cmd
       * @returns {Option[]}
       */
      visibleGlobalOptions(cmd) {
        if (!this.showGlobalOptions) return [];
        let globalOptions = [];
        for (let ancestorCmd = cmd.parent; ancestorCmd; ancestorCmd = ancestorCmd.parent) {
          let visibleOptions = ancestorCmd.options.filter(
            (option) => !option.hidden
          );
          globalOptions.push(...visibleOptions);
        }
        return this.sortOptions && globalOptions.sort(this.compareOptions), globalOptions;
      }
      /**
       * Get an array of the arguments if any have a description.
       *
       * @param {Command} cmd
       * @returns {Argument[]}
       */
      visibleArguments(cmd) {
        return cmd._argsDescription && cmd.registeredArguments.forEach((argument) => {
          argument.description = argument.description || cmd._argsDescription[argument.name()] || "";
        }), cmd.registeredArguments.find((argument) => argument.description) ? cmd.registeredArguments : [];
      }
      /**
       * Get the command term to show in the list of subcommands.
       *
       * @param {Command} cmd
       * @returns {string}
       */
      subcommandTerm(cmd) {
        let args = cmd.registeredArguments.map((arg) => humanReadableArgName(arg)).join(" ");
        return cmd._name + (cmd._aliases[0] ? "|" + cmd._aliases[0] : "") + (cmd.options.length ? " [options]" : "") + // simplistic check for non-help option
        (args ? " " + args : "");
      }
      /**
       * Get the option term to show in the list of options.
       *
       * @param {Option} option
       * @returns {string}
       */
      optionTerm(option) {
        return option.flags;
      }
      /**
       * Get the argument term to show in the list of arguments.
       *
       * @param {Argument} argument
       * @returns {string}
       */
      argumentTerm(argument) {
        return argument.name();
      }
      /**
       * Get the longest command term length.
       *
       * @param {Command} cmd
       * @param {Help} helper
       * @returns {number}
       */
      longestSubcommandTermLength(cmd, helper) {
        return helper.visibleCommands(cmd).reduce((max, command) => Math.max(
          max,
          this.displayWidth(
            helper.styleSubcommandTerm(helper.subcommandTerm(command))
          )
        ), 0);
      }
      /**
       * Get the longest option term length.
       *
       * @param {Command} cmd
       * @param {Help} helper
       * @returns {number}
       */
      longestOptionTermLength(cmd, helper) {
        return helper.visibleOptions(cmd).reduce((max, option) => Math.max(
          max,
          this.displayWidth(helper.styleOptionTerm(helper.optionTerm(option)))
        ), 0);
      }
      /**
       * Get the longest global option term length.
       *
       * @param {Command} cmd
       * @param {Help} helper
       * @returns {number}
       */
      longestGlobalOptionTermLength(cmd, helper) {
        return helper.visibleGlobalOptions(cmd).reduce((max, option) => Math.max(
          max,
          this.displayWidth(helper.styleOptionTerm(helper.optionTerm(option)))
        ), 0);
      }
      /**
       * Get the longest argument term length.
       *
       * @param {Command} cmd
       * @param {Help} helper
       * @returns {number}
       */
      longestArgumentTermLength(cmd, helper) {
        return helper.visibleArguments(cmd).reduce((max, argument) => Math.max(
          max,
          this.displayWidth(
            helper.styleArgumentTerm(helper.argumentTerm(argument))
          )
        ), 0);
      }
      /**
       * Get the command usage to be displayed at the top of the built-in help.
       *
       * @param {Command} cmd
       * @returns {string}
       */
      commandUsage(cmd) {
        let cmdName = cmd._name;
        cmd._aliases[0] && (cmdName = cmdName + "|" + cmd._aliases[0]);
        let ancestorCmdNames = "";
        for (let ancestorCmd = cmd.parent; ancestorCmd; ancestorCmd = ancestorCmd.parent)
          ancestorCmdNames = ancestorCmd.name() + " " + ancestorCmdNames;
        return ancestorCmdNames + cmdName + " " + cmd.usage();
      }
      /**
       * Get the description for the command.
       *
       * @param {Command} cmd
       * @returns {string}
       */
      commandDescription(cmd) {
        return cmd.description();
      }
      /**
       * Get the subcommand summary to show in the list of subcommands.
       * (Fallback to description for backwards compatibility.)
       *
       * @param {Command} cmd
       * @returns {string}
       */
      subcommandDescription(cmd) {
        return cmd.summary() || cmd.description();
      }
      /**
       * Get the option description to show in the list of options.
       *
       * @param {Option} option
       * @return {string}
       */
      optionDescription(option) {
        let extraInfo = [];
        if (option.argChoices && extraInfo.push(
          // use stringify to match the display of the default value
          `choices: ${option.argChoices.map((choice) => JSON.stringify(choice)).join(", ")}`
        ), option.defaultValue !== void 0 && (option.required || option.optional || option.isBoolean() && typeof option.defaultValue == "boolean") && extraInfo.push(
          `default: ${option.defaultValueDescription || JSON.stringify(option.defaultValue)}`
        ), option.presetArg !== void 0 && option.optional && extraInfo.push(`preset: ${JSON.stringify(option.presetArg)}`), option.envVar !== void 0 && extraInfo.push(`env: ${option.envVar}`), extraInfo.length > 0) {
          let extraDescription = `(${extraInfo.join(", ")})`;
          return option.description ? `${option.description} ${extraDescription}` : extraDescription;
        }
        return option.description;
      }
      /**
       * Get the argument description to show in the list of arguments.
       *
       * @param {Argument} argument
       * @return {string}
       */
      argumentDescription(argument) {
        let extraInfo = [];
        if (argument.argChoices && extraInfo.push(
          // use stringify to match the display of the default value
          `choices: ${argument.argChoices.map((choice) => JSON.stringify(choice)).join(", ")}`
        ), argument.defaultValue !== void 0 && extraInfo.push(
          `default: ${argument.defaultValueDescription || JSON.stringify(argument.defaultValue)}`
        ), extraInfo.length > 0) {
          let extraDescription = `(${extraInfo.join(", ")})`;
          return argument.description ? `${argument.description} ${extraDescription}` : extraDescription;
        }
        return argument.description;
      }
      /**
       * Format a list of items, given a heading and an array of formatted items.
       *
       * @param {string} heading
       * @param {string[]} items
       * @param {Help} helper
       * @returns string[]
       */
      formatItemList(heading, items, helper) {
        return items.length === 0 ? [] : [helper.styleTitle(heading), ...items, ""];
      }
      /**
       * Group items by their help group heading.
       *
       * @param {Command[] | Option[]} unsortedItems
       * @param {Command[] | Option[]} visibleItems
       * @param {Function} getGroup
       * @returns {Map<string, Command[] | Option[]>}
       */
      groupItems(unsortedItems, visibleItems, getGroup) {
        let result = /* @__PURE__ */ new Map();
        return unsortedItems.forEach((item) => {
          let group = getGroup(item);
          result.has(group) || result.set(group, []);
        }), visibleItems.forEach((item) => {
          let group = getGroup(item);
          result.has(group) || result.set(group, []), result.get(group).push(item);
        }), result;
      }
      /**
       * Generate the built-in help text.
       *
       * @param {Command} cmd
       * @param {Help} helper
       * @returns {string}
       */
      formatHelp(cmd, helper) {
        let termWidth = helper.padWidth(cmd, helper), helpWidth = helper.helpWidth ?? 80;
        function callFormatItem(term, description) {
          return helper.formatItem(term, termWidth, description, helper);
        }
        let output = [
          `${helper.styleTitle("Usage:")} ${helper.styleUsage(helper.commandUsage(cmd))}`,
          ""
        ], commandDescription = helper.commandDescription(cmd);
        commandDescription.length > 0 && (output = output.concat([
          helper.boxWrap(
            helper.styleCommandDescription(commandDescription),
            helpWidth
          ),
          ""
        ]));
        let argumentList = helper.visibleArguments(cmd).map((argument) => callFormatItem(
          helper.styleArgumentTerm(helper.argumentTerm(argument)),
          helper.styleArgumentDescription(helper.argumentDescription(argument))
        ));
        if (output = output.concat(
          this.formatItemList("Arguments:", argumentList, helper)
        ), this.groupItems(
          cmd.options,
          helper.visibleOptions(cmd),
          (option) => option.helpGroupHeading ?? "Options:"
        ).forEach((options2, group) => {
          let optionList = options2.map((option) => callFormatItem(
            helper.styleOptionTerm(helper.optionTerm(option)),
            helper.styleOptionDescription(helper.optionDescription(option))
          ));
          output = output.concat(this.formatItemList(group, optionList, helper));
        }), helper.showGlobalOptions) {
          let globalOptionList = helper.visibleGlobalOptions(cmd).map((option) => callFormatItem(
            helper.styleOptionTerm(helper.optionTerm(option)),
            helper.styleOptionDescription(helper.optionDescription(option))
          ));
          output = output.concat(
            this.formatItemList("Global Options:", globalOptionList, helper)
          );
        }
        return this.groupItems(
          cmd.commands,
          helper.visibleCommands(cmd),
          (sub) => sub.helpGroup() || "Commands:"
        ).forEach((commands, group) => {
          let commandList = commands.map((sub) => callFormatItem(
            helper.styleSubcommandTerm(helper.subcommandTerm(sub)),
            helper.styleSubcommandDescription(helper.subcommandDescription(sub))
          ));
          output = output.concat(this.formatItemList(group, commandList, helper));
        }), output.join(`
`);
      }
      /**
       * Return display width of string, ignoring ANSI escape sequences. Used in padding and wrapping calculations.
       *
       * @param {string} str
       * @returns {number}
       */
      displayWidth(str) {
        return stripColor(str).length;
      }
      /**
       * Style the title for displaying in the help. Called with 'Usage:', 'Options:', etc.
       *
       * @param {string} str
       * @returns {string}
       */
      styleTitle(str) {
        return str;
      }
      styleUsage(str) {
        return str.split(" ").map((word) => word === "[options]" ? this.styleOptionText(word) : word === "[command]" ? this.styleSubcommandText(word) : word[0] === "[" || word[0] === "<" ? this.styleArgumentText(word) : this.styleCommandText(word)).join(" ");
      }
      styleCommandDescription(str) {
        return this.styleDescriptionText(str);
      }
      styleOptionDescription(str) {
        return this.styleDescriptionText(str);
      }
      styleSubcommandDescription(str) {
        return this.styleDescriptionText(str);
      }
      styleArgumentDescription(str) {
        return this.styleDescriptionText(str);
      }
      styleDescriptionText(str) {
        return str;
      }
      styleOptionTerm(str) {
        return this.styleOptionText(str);
      }
      styleSubcommandTerm(str) {
        return str.split(" ").map((word) => word === "[options]" ? this.styleOptionText(word) : word[0] === "[" || word[0] === "<" ? this.styleArgumentText(word) : this.styleSubcommandText(word)).join(" ");
      }
      styleArgumentTerm(str) {
        return this.styleArgumentText(str);
      }
      styleOptionText(str) {
        return str;
      }
      styleArgumentText(str) {
        return str;
      }
      styleSubcommandText(str) {
        return str;
      }
      styleCommandText(str) {
        return str;
      }
      /**
       * Calculate the pad width from the maximum term length.
       *
       * @param {Command} cmd
       * @param {Help} helper
       * @returns {number}
       */
      padWidth(cmd, helper) {
        return Math.max(
          helper.longestOptionTermLength(cmd, helper),
          helper.longestGlobalOptionTermLength(cmd, helper),
          helper.longestSubcommandTermLength(cmd, helper),
          helper.longestArgumentTermLength(cmd, helper)
        );
      }
      /**
       * Detect manually wrapped and indented strings by checking for line break followed by whitespace.
       *
       * @param {string} str
       * @returns {boolean}
       */
      preformatted(str) {
        return /\n[^\S\r\n]/.test(str);
      }
      /**
       * Format the "item", which consists of a term and description. Pad the term and wrap the description, indenting the following lines.
       *
       * So "TTT", 5, "DDD DDDD DD DDD" might be formatted for this.helpWidth=17 like so:
       *   TTT  DDD DDDD
       *        DD DDD
       *
       * @param {string} term
       * @param {number} termWidth
       * @param {string} description
       * @param {Help} helper
       * @returns {string}
       */
      formatItem(term, termWidth, description, helper) {
        let itemIndentStr = " ".repeat(2);
        if (!description) return itemIndentStr + term;
        let paddedTerm = term.padEnd(
          termWidth + term.length - helper.displayWidth(term)
        ), spacerWidth = 2, remainingWidth = (this.helpWidth ?? 80) - termWidth - spacerWidth - 2, formattedDescription;
        return remainingWidth < this.minWidthToWrap || helper.preformatted(description) ? formattedDescription = description : formattedDescription = helper.boxWrap(description, remainingWidth).replace(
          /\n/g,
          `
` + " ".repeat(termWidth + spacerWidth)
        ), itemIndentStr + paddedTerm + " ".repeat(spacerWidth) + formattedDescription.replace(/\n/g, `
${itemIndentStr}`);
      }
      /**
       * Wrap a string at whitespace, preserving existing line breaks.
       * Wrapping is skipped if the width is less than `minWidthToWrap`.
       *
       * @param {string} str
       * @param {number} width
       * @returns {string}
       */
      boxWrap(str, width) {
        if (width < this.minWidthToWrap) return str;
        let rawLines = str.split(/\r\n|\n/), chunkPattern = /[\s]*[^\s]+/g, wrappedLines = [];
        return rawLines.forEach((line) => {
          let chunks = line.match(chunkPattern);
          if (chunks === null) {
            wrappedLines.push("");
            return;
          }
          let sumChunks = [chunks.shift()], sumWidth = this.displayWidth(sumChunks[0]);
          chunks.forEach((chunk) => {
            let visibleWidth = this.displayWidth(chunk);
            if (sumWidth + visibleWidth <= width) {
              sumChunks.push(chunk), sumWidth += visibleWidth;
              return;
            }
            wrappedLines.push(sumChunks.join(""));
            let nextChunk = chunk.trimStart();
            sumChunks = [nextChunk], sumWidth = this.displayWidth(nextChunk);
          }), wrappedLines.push(sumChunks.join(""));
        }), wrappedLines.join(`
`);
      }
    };
    function stripColor(str) {
      let sgrPattern = /\x1b\[\d*(;\d*)*m/g;
      return str.replace(sgrPattern, "");
    }
    exports2.Help = Help2;
    exports2.stripColor = stripColor;
  }
});

// node_modules/commander/lib/option.js
var require_option = __commonJS({
  "node_modules/commander/lib/option.js"(exports2) {
    var { InvalidArgumentError: InvalidArgumentError2 } = require_error(), Option2 = class {
      /**
       * Initialize a new `Option` with the given `flags` and `description`.
       *
       * @param {string} flags
       * @param {string} [description]
       */
      constructor(flags, description) {
        this.flags = flags, this.description = description || "", this.required = flags.includes("<"), this.optional = flags.includes("["), this.variadic = /\w\.\.\.[>\]]$/.test(flags), this.mandatory = !1;
        let optionFlags = splitOptionFlags(flags);
        this.short = optionFlags.shortFlag, this.long = optionFlags.longFlag, this.negate = !1, this.long && (this.negate = this.long.startsWith("--no-")), this.defaultValue = void 0, this.defaultValueDescription = void 0, this.presetArg = void 0, this.envVar = void 0, this.parseArg = void 0, this.hidden = !1, this.argChoices = void 0, this.conflictsWith = [], this.implied = void 0, this.helpGroupHeading = void 0;
      }
      /**
       * Set the default value, and optionally supply the description to be displayed in the help.
       *
       * @param {*} value
       * @param {string} [description]
       * @return {Option}
       */
      default(value, description) {
        return this.defaultValue = value, this.defaultValueDescription = description, this;
      }
      /**
       * Preset to use when option used without option-argument, especially optional but also boolean and negated.
       * The custom processing (parseArg) is called.
       *
       * @example
       * new Option('--color').default('GREYSCALE').preset('RGB');
       * new Option('--donate [amount]').preset('20').argParser(parseFloat);
       *
       * @param {*} arg
       * @return {Option}
       */
      preset(arg) {
        return this.presetArg = arg, this;
      }
      /**
       * Add option name(s) that conflict with this option.
       * An error will be displayed if conflicting options are found during parsing.
       *
       * @example
       * new Option('--rgb').conflicts('cmyk');
       * new Option('--js').conflicts(['ts', 'jsx']);
       *
       * @param {(string | string[])} names
       * @return {Option}
       */
      conflicts(names) {
        return this.conflictsWith = this.conflictsWith.concat(names), this;
      }
      /**
       * Specify implied option values for when this option is set and the implied options are not.
       *
       * The custom processing (parseArg) is not called on the implied values.
       *
       * @example
       * program
       *   .addOption(new Option('--log', 'write logging information to file'))
       *   .addOption(new Option('--trace', 'log extra details').implies({ log: 'trace.txt' }));
       *
       * @param {object} impliedOptionValues
       * @return {Option}
       */
      implies(impliedOptionValues) {
        let newImplied = impliedOptionValues;
        return typeof impliedOptionValues == "string" && (newImplied = { [impliedOptionValues]: !0 }), this.implied = Object.assign(this.implied || {}, newImplied), this;
      }
      /**
       * Set environment variable to check for option value.
       *
       * An environment variable is only used if when processed the current option value is
       * undefined, or the source of the current value is 'default' or 'config' or 'env'.
       *
       * @param {string} name
       * @return {Option}
       */
      env(name) {
        return this.envVar = name, this;
      }
      /**
       * Set the custom handler for processing CLI option arguments into option values.
       *
       * @param {Function} [fn]
       * @return {Option}
       */
      argParser(fn) {
        return this.parseArg = fn, this;
      }
      /**
       * Whether the option is mandatory and must have a value after parsing.
       *
       * @param {boolean} [mandatory=true]
       * @return {Option}
       */
      makeOptionMandatory(mandatory = !0) {
        return this.mandatory = !!mandatory, this;
      }
      /**
       * Hide option in help.
       *
       * @param {boolean} [hide=true]
       * @return {Option}
       */
      hideHelp(hide = !0) {
        return this.hidden = !!hide, this;
      }
      /**
       * @package
       */
      _collectValue(value, previous) {
        return previous === this.defaultValue || !Array.isArray(previous) ? [value] : (previous.push(value), previous);
      }
      /**
       * Only allow option value to be one of choices.
       *
       * @param {string[]} values
       * @return {Option}
       */
      choices(values) {
        return this.argChoices = values.slice(), this.parseArg = (arg, previous) => {
          if (!this.argChoices.includes(arg))
            throw new InvalidArgumentError2(
              `Allowed choices are ${this.argChoices.join(", ")}.`
            );
          return this.variadic ? this._collectValue(arg, previous) : arg;
        }, this;
      }
      /**
       * Return option name.
       *
       * @return {string}
       */
      name() {
        return this.long ? this.long.replace(/^--/, "") : this.short.replace(/^-/, "");
      }
      /**
       * Return option name, in a camelcase format that can be used
       * as an object attribute key.
       *
       * @return {string}
       */
      attributeName() {
        return this.negate ? camelcase(this.name().replace(/^no-/, "")) : camelcase(this.name());
      }
      /**
       * Set the help group heading.
       *
       * @param {string} heading
       * @return {Option}
       */
      helpGroup(heading) {
        return this.helpGroupHeading = heading, this;
      }
      /**
       * Check if `arg` matches the short or long flag.
       *
       * @param {string} arg
       * @return {boolean}
       * @package
       */
      is(arg) {
        return this.short === arg || this.long === arg;
      }
      /**
       * Return whether a boolean option.
       *
       * Options are one of boolean, negated, required argument, or optional argument.
       *
       * @return {boolean}
       * @package
       */
      isBoolean() {
        return !this.required && !this.optional && !this.negate;
      }
    }, DualOptions = class {
      /**
       * @param {Option[]} options
       */
      constructor(options2) {
        this.positiveOptions = /* @__PURE__ */ new Map(), this.negativeOptions = /* @__PURE__ */ new Map(), this.dualOptions = /* @__PURE__ */ new Set(), options2.forEach((option) => {
          option.negate ? this.negativeOptions.set(option.attributeName(), option) : this.positiveOptions.set(option.attributeName(), option);
        }), this.negativeOptions.forEach((value, key) => {
          this.positiveOptions.has(key) && this.dualOptions.add(key);
        });
      }
      /**
       * Did the value come from the option, and not from possible matching dual option?
       *
       * @param {*} value
       * @param {Option} option
       * @returns {boolean}
       */
      valueFromOption(value, option) {
        let optionKey = option.attributeName();
        if (!this.dualOptions.has(optionKey)) return !0;
        let preset = this.negativeOptions.get(optionKey).presetArg, negativeValue = preset !== void 0 ? preset : !1;
        return option.negate === (negativeValue === value);
      }
    };
    function camelcase(str) {
      return str.split("-").reduce((str2, word) => str2 + word[0].toUpperCase() + word.slice(1));
    }
    function splitOptionFlags(flags) {
      let shortFlag, longFlag, shortFlagExp = /^-[^-]$/, longFlagExp = /^--[^-]/, flagParts = flags.split(/[ |,]+/).concat("guard");
      if (shortFlagExp.test(flagParts[0]) && (shortFlag = flagParts.shift()), longFlagExp.test(flagParts[0]) && (longFlag = flagParts.shift()), !shortFlag && shortFlagExp.test(flagParts[0]) && (shortFlag = flagParts.shift()), !shortFlag && longFlagExp.test(flagParts[0]) && (shortFlag = longFlag, longFlag = flagParts.shift()), flagParts[0].startsWith("-")) {
        let unsupportedFlag = flagParts[0], baseError = `option creation failed due to '${unsupportedFlag}' in option flags '${flags}'`;
        throw /^-[^-][^-]/.test(unsupportedFlag) ? new Error(
          `${baseError}
- a short flag is a single dash and a single character
  - either use a single dash and a single character (for a short flag)
  - or use a double dash for a long option (and can have two, like '--ws, --workspace')`
        ) : shortFlagExp.test(unsupportedFlag) ? new Error(`${baseError}
- too many short flags`) : longFlagExp.test(unsupportedFlag) ? new Error(`${baseError}
- too many long flags`) : new Error(`${baseError}
- unrecognised flag format`);
      }
      if (shortFlag === void 0 && longFlag === void 0)
        throw new Error(
          `option creation failed due to no flags found in '${flags}'.`
        );
      return { shortFlag, longFlag };
    }
    exports2.Option = Option2;
    exports2.DualOptions = DualOptions;
  }
});

// node_modules/commander/lib/suggestSimilar.js
var require_suggestSimilar = __commonJS({
  "node_modules/commander/lib/suggestSimilar.js"(exports2) {
    function editDistance(a, b) {
      if (Math.abs(a.length - b.length) > 3)
        return Math.max(a.length, b.length);
      let d = [];
      for (let i = 0; i <= a.length; i++)
        d[i] = [i];
      for (let j = 0; j <= b.length; j++)
        d[0][j] = j;
      for (let j = 1; j <= b.length; j++)
        for (let i = 1; i <= a.length; i++) {
          let cost = 1;
          a[i - 1] === b[j - 1] ? cost = 0 : cost = 1, d[i][j] = Math.min(
            d[i - 1][j] + 1,
            // deletion
            d[i][j - 1] + 1,
            // insertion
            d[i - 1][j - 1] + cost
            // substitution
          ), i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1] && (d[i][j] = Math.min(d[i][j], d[i - 2][j - 2] + 1));
        }
      return d[a.length][b.length];
    }
    function suggestSimilar(word, candidates) {
      if (!candidates || candidates.length === 0) return "";
      candidates = Array.from(new Set(candidates));
      let searchingOptions = word.startsWith("--");
      searchingOptions && (word = word.slice(2), candidates = candidates.map((candidate) => candidate.slice(2)));
      let similar = [], bestDistance = 3, minSimilarity = 0.4;
      return candidates.forEach((candidate) => {
        if (candidate.length <= 1) return;
        let distance = editDistance(word, candidate), length = Math.max(word.length, candidate.length);
        (length - distance) / length > minSimilarity && (distance < bestDistance ? (bestDistance = distance, similar = [candidate]) : distance === bestDistance && similar.push(candidate));
      }), similar.sort((a, b) => a.localeCompare(b)), searchingOptions && (similar = similar.map((candidate) => `--${candidate}`)), similar.length > 1 ? `
(Did you mean one of ${similar.join(", ")}?)` : similar.length === 1 ? `
(Did you mean ${similar[0]}?)` : "";
    }
    exports2.suggestSimilar = suggestSimilar;
  }
});

// node_modules/commander/lib/command.js
var require_command = __commonJS({
  "node_modules/commander/lib/command.js"(exports2) {
    var EventEmitter = require("node:events").EventEmitter, childProcess = require("node:child_process"), path = require("node:path"), fs = require("node:fs"), process2 = require("node:process"), { Argument: Argument2, humanReadableArgName } = require_argument(), { CommanderError: CommanderError2 } = require_error(), { Help: Help2, stripColor } = require_help(), { Option: Option2, DualOptions } = require_option(), { suggestSimilar } = require_suggestSimilar(), Command2 = class _Command extends EventEmitter {
      /**
       * Initialize a new `Command`.
       *
       * @param {string} [name]
       */
      constructor(name) {
        super(), this.commands = [], this.options = [], this.parent = null, this._allowUnknownOption = !1, this._allowExcessArguments = !1, this.registeredArguments = [], this._args = this.registeredArguments, this.args = [], this.rawArgs = [], this.processedArgs = [], this._scriptPath = null, this._name = name || "", this._optionValues = {}, this._optionValueSources = {}, this._storeOptionsAsProperties = !1, this._actionHandler = null, this._executableHandler = !1, this._executableFile = null, this._executableDir = null, this._defaultCommandName = null, this._exitCallback = null, this._aliases = [], this._combineFlagAndOptionalValue = !0, this._description = "", this._summary = "", this._argsDescription = void 0, this._enablePositionalOptions = !1, this._passThroughOptions = !1, this._lifeCycleHooks = {}, this._showHelpAfterError = !1, this._showSuggestionAfterError = !0, this._savedState = null, this._outputConfiguration = {
          writeOut: (str) => process2.stdout.write(str),
          writeErr: (str) => process2.stderr.write(str),
          outputError: (str, write) => write(str),
          getOutHelpWidth: () => process2.stdout.isTTY ? process2.stdout.columns : void 0,
          getErrHelpWidth: () => process2.stderr.isTTY ? process2.stderr.columns : void 0,
          getOutHasColors: () => useColor() ?? (process2.stdout.isTTY && process2.stdout.hasColors?.()),
          getErrHasColors: () => useColor() ?? (process2.stderr.isTTY && process2.stderr.hasColors?.()),
          stripColor: (str) => stripColor(str)
        }, this._hidden = !1, this._helpOption = void 0, this._addImplicitHelpCommand = void 0, this._helpCommand = void 0, this._helpConfiguration = {}, this._helpGroupHeading = void 0, this._defaultCommandGroup = void 0, this._defaultOptionGroup = void 0;
      }
      /**
       * Copy settings that are useful to have in common across root command and subcommands.
       *
       * (Used internally when adding a command using `.command()` so subcommands inherit parent settings.)
       *
       * @param {Command} sourceCommand
       * @return {Command} `this` command for chaining
       */
      copyInheritedSettings(sourceCommand) {
        return this._outputConfiguration = sourceCommand._outputConfiguration, this._helpOption = sourceCommand._helpOption, this._helpCommand = sourceCommand._helpCommand, this._helpConfiguration = sourceCommand._helpConfiguration, this._exitCallback = sourceCommand._exitCallback, this._storeOptionsAsProperties = sourceCommand._storeOptionsAsProperties, this._combineFlagAndOptionalValue = sourceCommand._combineFlagAndOptionalValue, this._allowExcessArguments = sourceCommand._allowExcessArguments, this._enablePositionalOptions = sourceCommand._enablePositionalOptions, this._showHelpAfterError = sourceCommand._showHelpAfterError, this._showSuggestionAfterError = sourceCommand._showSuggestionAfterError, this;
      }
      /**
       * @returns {Command[]}
       * @private
       */
      _getCommandAndAncestors() {
        let result = [];
        for (let command = this; command; command = command.parent)
          result.push(command);
        return result;
      }
      /**
       * Define a command.
       *
       * There are two styles of command: pay attention to where to put the description.
       *
       * @example
       * // Command implemented using action handler (description is supplied separately to `.command`)
       * program
       *   .command('clone <source> [destination]')
       *   .description('clone a repository into a newly created directory')
       *   .action((source, destination) => {
       *     console.log('clone command called');
       *   });
       *
       * // Command implemented using separate executable file (description is second parameter to `.command`)
       * program
       *   .command('start <service>', 'start named service')
       *   .command('stop [service]', 'stop named service, or all if no name supplied');
       *
       * @param {string} nameAndArgs - command name and arguments, args are `<required>` or `[optional]` and last may also be `variadic...`
       * @param {(object | string)} [actionOptsOrExecDesc] - configuration options (for action), or description (for executable)
       * @param {object} [execOpts] - configuration options (for executable)
       * @return {Command} returns new command for action handler, or `this` for executable command
       */
      command(nameAndArgs, actionOptsOrExecDesc, execOpts) {
        let desc = actionOptsOrExecDesc, opts = execOpts;
        typeof desc == "object" && desc !== null && (opts = desc, desc = null), opts = opts || {};
        let [, name, args] = nameAndArgs.match(/([^ ]+) *(.*)/), cmd = this.createCommand(name);
        return desc && (cmd.description(desc), cmd._executableHandler = !0), opts.isDefault && (this._defaultCommandName = cmd._name), cmd._hidden = !!(opts.noHelp || opts.hidden), cmd._executableFile = opts.executableFile || null, args && cmd.arguments(args), this._registerCommand(cmd), cmd.parent = this, cmd.copyInheritedSettings(this), desc ? this : cmd;
      }
      /**
       * Factory routine to create a new unattached command.
       *
       * See .command() for creating an attached subcommand, which uses this routine to
       * create the command. You can override createCommand to customise subcommands.
       *
       * @param {string} [name]
       * @return {Command} new command
       */
      createCommand(name) {
        return new _Command(name);
      }
      /**
       * You can customise the help with a subclass of Help by overriding createHelp,
       * or by overriding Help properties using configureHelp().
       *
       * @return {Help}
       */
      createHelp() {
        return Object.assign(new Help2(), this.configureHelp());
      }
      /**
       * You can customise the help by overriding Help properties using configureHelp(),
       * or with a subclass of Help by overriding createHelp().
       *
       * @param {object} [configuration] - configuration options
       * @return {(Command | object)} `this` command for chaining, or stored configuration
       */
      configureHelp(configuration) {
        return configuration === void 0 ? this._helpConfiguration : (this._helpConfiguration = configuration, this);
      }
      /**
       * The default output goes to stdout and stderr. You can customise this for special
       * applications. You can also customise the display of errors by overriding outputError.
       *
       * The configuration properties are all functions:
       *
       *     // change how output being written, defaults to stdout and stderr
       *     writeOut(str)
       *     writeErr(str)
       *     // change how output being written for errors, defaults to writeErr
       *     outputError(str, write) // used for displaying errors and not used for displaying help
       *     // specify width for wrapping help
       *     getOutHelpWidth()
       *     getErrHelpWidth()
       *     // color support, currently only used with Help
       *     getOutHasColors()
       *     getErrHasColors()
       *     stripColor() // used to remove ANSI escape codes if output does not have colors
       *
       * @param {object} [configuration] - configuration options
       * @return {(Command | object)} `this` command for chaining, or stored configuration
       */
      configureOutput(configuration) {
        return configuration === void 0 ? this._outputConfiguration : (this._outputConfiguration = {
          ...this._outputConfiguration,
          ...configuration
        }, this);
      }
      /**
       * Display the help or a custom message after an error occurs.
       *
       * @param {(boolean|string)} [displayHelp]
       * @return {Command} `this` command for chaining
       */
      showHelpAfterError(displayHelp = !0) {
        return typeof displayHelp != "string" && (displayHelp = !!displayHelp), this._showHelpAfterError = displayHelp, this;
      }
      /**
       * Display suggestion of similar commands for unknown commands, or options for unknown options.
       *
       * @param {boolean} [displaySuggestion]
       * @return {Command} `this` command for chaining
       */
      showSuggestionAfterError(displaySuggestion = !0) {
        return this._showSuggestionAfterError = !!displaySuggestion, this;
      }
      /**
       * Add a prepared subcommand.
       *
       * See .command() for creating an attached subcommand which inherits settings from its parent.
       *
       * @param {Command} cmd - new subcommand
       * @param {object} [opts] - configuration options
       * @return {Command} `this` command for chaining
       */
      addCommand(cmd, opts) {
        if (!cmd._name)
          throw new Error(`Command passed to .addCommand() must have a name
- specify the name in Command constructor or using .name()`);
        return opts = opts || {}, opts.isDefault && (this._defaultCommandName = cmd._name), (opts.noHelp || opts.hidden) && (cmd._hidden = !0), this._registerCommand(cmd), cmd.parent = this, cmd._checkForBrokenPassThrough(), this;
      }
      /**
       * Factory routine to create a new unattached argument.
       *
       * See .argument() for creating an attached argument, which uses this routine to
       * create the argument. You can override createArgument to return a custom argument.
       *
       * @param {string} name
       * @param {string} [description]
       * @return {Argument} new argument
       */
      createArgument(name, description) {
        return new Argument2(name, description);
      }
      /**
       * Define argument syntax for command.
       *
       * The default is that the argument is required, and you can explicitly
       * indicate this with <> around the name. Put [] around the name for an optional argument.
       *
       * @example
       * program.argument('<input-file>');
       * program.argument('[output-file]');
       *
       * @param {string} name
       * @param {string} [description]
       * @param {(Function|*)} [parseArg] - custom argument processing function or default value
       * @param {*} [defaultValue]
       * @return {Command} `this` command for chaining
       */
      argument(name, description, parseArg, defaultValue) {
        let argument = this.createArgument(name, description);
        return typeof parseArg == "function" ? argument.default(defaultValue).argParser(parseArg) : argument.default(parseArg), this.addArgument(argument), this;
      }
      /**
       * Define argument syntax for command, adding multiple at once (without descriptions).
       *
       * See also .argument().
       *
       * @example
       * program.arguments('<cmd> [env]');
       *
       * @param {string} names
       * @return {Command} `this` command for chaining
       */
      arguments(names) {
        return names.trim().split(/ +/).forEach((detail) => {
          this.argument(detail);
        }), this;
      }
      /**
       * Define argument syntax for command, adding a prepared argument.
       *
       * @param {Argument} argument
       * @return {Command} `this` command for chaining
       */
      addArgument(argument) {
        let previousArgument = this.registeredArguments.slice(-1)[0];
        if (previousArgument?.variadic)
          throw new Error(
            `only the last argument can be variadic '${previousArgument.name()}'`
          );
        if (argument.required && argument.defaultValue !== void 0 && argument.parseArg === void 0)
          throw new Error(
            `a default value for a required argument is never used: '${argument.name()}'`
          );
        return this.registeredArguments.push(argument), this;
      }
      /**
       * Customise or override default help command. By default a help command is automatically added if your command has subcommands.
       *
       * @example
       *    program.helpCommand('help [cmd]');
       *    program.helpCommand('help [cmd]', 'show help');
       *    program.helpCommand(false); // suppress default help command
       *    program.helpCommand(true); // add help command even if no subcommands
       *
       * @param {string|boolean} enableOrNameAndArgs - enable with custom name and/or arguments, or boolean to override whether added
       * @param {string} [description] - custom description
       * @return {Command} `this` command for chaining
       */
      helpCommand(enableOrNameAndArgs, description) {
        if (typeof enableOrNameAndArgs == "boolean")
          return this._addImplicitHelpCommand = enableOrNameAndArgs, enableOrNameAndArgs && this._defaultCommandGroup && this._initCommandGroup(this._getHelpCommand()), this;
        let nameAndArgs = enableOrNameAndArgs ?? "help [command]", [, helpName, helpArgs] = nameAndArgs.match(/([^ ]+) *(.*)/), helpDescription = description ?? "display help for command", helpCommand = this.createCommand(helpName);
        return helpCommand.helpOption(!1), helpArgs && helpCommand.arguments(helpArgs), helpDescription && helpCommand.description(helpDescription), this._addImplicitHelpCommand = !0, this._helpCommand = helpCommand, (enableOrNameAndArgs || description) && this._initCommandGroup(helpCommand), this;
      }
      /**
       * Add prepared custom help command.
       *
       * @param {(Command|string|boolean)} helpCommand - custom help command, or deprecated enableOrNameAndArgs as for `.helpCommand()`
       * @param {string} [deprecatedDescription] - deprecated custom description used with custom name only
       * @return {Command} `this` command for chaining
       */
      addHelpCommand(helpCommand, deprecatedDescription) {
        return typeof helpCommand != "object" ? (this.helpCommand(helpCommand, deprecatedDescription), this) : (this._addImplicitHelpCommand = !0, this._helpCommand = helpCommand, this._initCommandGroup(helpCommand), this);
      }
      /**
       * Lazy create help command.
       *
       * @return {(Command|null)}
       * @package
       */
      _getHelpCommand() {
        return this._addImplicitHelpCommand ?? (this.commands.length && !this._actionHandler && !this._findCommand("help")) ? (this._helpCommand === void 0 && this.helpCommand(void 0, void 0), this._helpCommand) : null;
      }
      /**
       * Add hook for life cycle event.
       *
       * @param {string} event
       * @param {Function} listener
       * @return {Command} `this` command for chaining
       */
      hook(event, listener) {
        let allowedValues = ["preSubcommand", "preAction", "postAction"];
        if (!allowedValues.includes(event))
          throw new Error(`Unexpected value for event passed to hook : '${event}'.
Expecting one of '${allowedValues.join("', '")}'`);
        return this._lifeCycleHooks[event] ? this._lifeCycleHooks[event].push(listener) : this._lifeCycleHooks[event] = [listener], this;
      }
      /**
       * Register callback to use as replacement for calling process.exit.
       *
       * @param {Function} [fn] optional callback which will be passed a CommanderError, defaults to throwing
       * @return {Command} `this` command for chaining
       */
      exitOverride(fn) {
        return fn ? this._exitCallback = fn : this._exitCallback = (err) => {
          if (err.code !== "commander.executeSubCommandAsync")
            throw err;
        }, this;
      }
      /**
       * Call process.exit, and _exitCallback if defined.
       *
       * @param {number} exitCode exit code for using with process.exit
       * @param {string} code an id string representing the error
       * @param {string} message human-readable description of the error
       * @return never
       * @private
       */
      _exit(exitCode, code, message2) {
        this._exitCallback && this._exitCallback(new CommanderError2(exitCode, code, message2)), process2.exit(exitCode);
      }
      /**
       * Register callback `fn` for the command.
       *
       * @example
       * program
       *   .command('serve')
       *   .description('start service')
       *   .action(function() {
       *      // do work here
       *   });
       *
       * @param {Function} fn
       * @return {Command} `this` command for chaining
       */
      action(fn) {
        let listener = (args) => {
          let expectedArgsCount = this.registeredArguments.length, actionArgs = args.slice(0, expectedArgsCount);
          return this._storeOptionsAsProperties ? actionArgs[expectedArgsCount] = this : actionArgs[expectedArgsCount] = this.opts(), actionArgs.push(this), fn.apply(this, actionArgs);
        };
        return this._actionHandler = listener, this;
      }
      /**
       * Factory routine to create a new unattached option.
       *
       * See .option() for creating an attached option, which uses this routine to
       * create the option. You can override createOption to return a custom option.
       *
       * @param {string} flags
       * @param {string} [description]
       * @return {Option} new option
       */
      createOption(flags, description) {
        return new Option2(flags, description);
      }
      /**
       * Wrap parseArgs to catch 'commander.invalidArgument'.
       *
       * @param {(Option | Argument)} target
       * @param {string} value
       * @param {*} previous
       * @param {string} invalidArgumentMessage
       * @private
       */
      _callParseArg(target, value, previous, invalidArgumentMessage) {
        try {
          return target.parseArg(value, previous);
        } catch (err) {
          if (err.code === "commander.invalidArgument") {
            let message2 = `${invalidArgumentMessage} ${err.message}`;
            this.error(message2, { exitCode: err.exitCode, code: err.code });
          }
          throw err;
        }
      }
      /**
       * Check for option flag conflicts.
       * Register option if no conflicts found, or throw on conflict.
       *
       * @param {Option} option
       * @private
       */
      _registerOption(option) {
        let matchingOption = option.short && this._findOption(option.short) || option.long && this._findOption(option.long);
        if (matchingOption) {
          let matchingFlag = option.long && this._findOption(option.long) ? option.long : option.short;
          throw new Error(`Cannot add option '${option.flags}'${this._name && ` to command '${this._name}'`} due to conflicting flag '${matchingFlag}'
-  already used by option '${matchingOption.flags}'`);
        }
        this._initOptionGroup(option), this.options.push(option);
      }
      /**
       * Check for command name and alias conflicts with existing commands.
       * Register command if no conflicts found, or throw on conflict.
       *
       * @param {Command} command
       * @private
       */
      _registerCommand(command) {
        let knownBy = (cmd) => [cmd.name()].concat(cmd.aliases()), alreadyUsed = knownBy(command).find(
          (name) => this._findCommand(name)
        );
        if (alreadyUsed) {
          let existingCmd = knownBy(this._findCommand(alreadyUsed)).join("|"), newCmd = knownBy(command).join("|");
          throw new Error(
            `cannot add command '${newCmd}' as already have command '${existingCmd}'`
          );
        }
        this._initCommandGroup(command), this.commands.push(command);
      }
      /**
       * Add an option.
       *
       * @param {Option} option
       * @return {Command} `this` command for chaining
       */
      addOption(option) {
        this._registerOption(option);
        let oname = option.name(), name = option.attributeName();
        if (option.negate) {
          let positiveLongFlag = option.long.replace(/^--no-/, "--");
          this._findOption(positiveLongFlag) || this.setOptionValueWithSource(
            name,
            option.defaultValue === void 0 ? !0 : option.defaultValue,
            "default"
          );
        } else option.defaultValue !== void 0 && this.setOptionValueWithSource(name, option.defaultValue, "default");
        let handleOptionValue = (val, invalidValueMessage, valueSource) => {
          val == null && option.presetArg !== void 0 && (val = option.presetArg);
          let oldValue = this.getOptionValue(name);
          val !== null && option.parseArg ? val = this._callParseArg(option, val, oldValue, invalidValueMessage) : val !== null && option.variadic && (val = option._collectValue(val, oldValue)), val == null && (option.negate ? val = !1 : option.isBoolean() || option.optional ? val = !0 : val = ""), this.setOptionValueWithSource(name, val, valueSource);
        };
        return this.on("option:" + oname, (val) => {
          let invalidValueMessage = `error: option '${option.flags}' argument '${val}' is invalid.`;
          handleOptionValue(val, invalidValueMessage, "cli");
        }), option.envVar && this.on("optionEnv:" + oname, (val) => {
          let invalidValueMessage = `error: option '${option.flags}' value '${val}' from env '${option.envVar}' is invalid.`;
          handleOptionValue(val, invalidValueMessage, "env");
        }), this;
      }
      /**
       * Internal implementation shared by .option() and .requiredOption()
       *
       * @return {Command} `this` command for chaining
       * @private
       */
      _optionEx(config, flags, description, fn, defaultValue) {
        if (typeof flags == "object" && flags instanceof Option2)
          throw new Error(
            "To add an Option object use addOption() instead of option() or requiredOption()"
          );
        let option = this.createOption(flags, description);
        if (option.makeOptionMandatory(!!config.mandatory), typeof fn == "function")
          option.default(defaultValue).argParser(fn);
        else if (fn instanceof RegExp) {
          let regex = fn;
          fn = (val, def) => {
            let m = regex.exec(val);
            return m ? m[0] : def;
          }, option.default(defaultValue).argParser(fn);
        } else
          option.default(fn);
        return this.addOption(option);
      }
      /**
       * Define option with `flags`, `description`, and optional argument parsing function or `defaultValue` or both.
       *
       * The `flags` string contains the short and/or long flags, separated by comma, a pipe or space. A required
       * option-argument is indicated by `<>` and an optional option-argument by `[]`.
       *
       * See the README for more details, and see also addOption() and requiredOption().
       *
       * @example
       * program
       *     .option('-p, --pepper', 'add pepper')
       *     .option('--pt, --pizza-type <TYPE>', 'type of pizza') // required option-argument
       *     .option('-c, --cheese [CHEESE]', 'add extra cheese', 'mozzarella') // optional option-argument with default
       *     .option('-t, --tip <VALUE>', 'add tip to purchase cost', parseFloat) // custom parse function
       *
       * @param {string} flags
       * @param {string} [description]
       * @param {(Function|*)} [parseArg] - custom option processing function or default value
       * @param {*} [defaultValue]
       * @return {Command} `this` command for chaining
       */
      option(flags, description, parseArg, defaultValue) {
        return this._optionEx({}, flags, description, parseArg, defaultValue);
      }
      /**
       * Add a required option which must have a value after parsing. This usually means
       * the option must be specified on the command line. (Otherwise the same as .option().)
       *
       * The `flags` string contains the short and/or long flags, separated by comma, a pipe or space.
       *
       * @param {string} flags
       * @param {string} [description]
       * @param {(Function|*)} [parseArg] - custom option processing function or default value
       * @param {*} [defaultValue]
       * @return {Command} `this` command for chaining
       */
      requiredOption(flags, description, parseArg, defaultValue) {
        return this._optionEx(
          { mandatory: !0 },
          flags,
          description,
          parseArg,
          defaultValue
        );
      }
      /**
       * Alter parsing of short flags with optional values.
       *
       * @example
       * // for `.option('-f,--flag [value]'):
       * program.combineFlagAndOptionalValue(true);  // `-f80` is treated like `--flag=80`, this is the default behaviour
       * program.combineFlagAndOptionalValue(false) // `-fb` is treated like `-f -b`
       *
       * @param {boolean} [combine] - if `true` or omitted, an optional value can be specified directly after the flag.
       * @return {Command} `this` command for chaining
       */
      combineFlagAndOptionalValue(combine2 = !0) {
        return this._combineFlagAndOptionalValue = !!combine2, this;
      }
      /**
       * Allow unknown options on the command line.
       *
       * @param {boolean} [allowUnknown] - if `true` or omitted, no error will be thrown for unknown options.
       * @return {Command} `this` command for chaining
       */
      allowUnknownOption(allowUnknown = !0) {
        return this._allowUnknownOption = !!allowUnknown, this;
      }
      /**
       * Allow excess command-arguments on the command line. Pass false to make excess arguments an error.
       *
       * @param {boolean} [allowExcess] - if `true` or omitted, no error will be thrown for excess arguments.
       * @return {Command} `this` command for chaining
       */
      allowExcessArguments(allowExcess = !0) {
        return this._allowExcessArguments = !!allowExcess, this;
      }
      /**
       * Enable positional options. Positional means global options are specified before subcommands which lets
       * subcommands reuse the same option names, and also enables subcommands to turn on passThroughOptions.
       * The default behaviour is non-positional and global options may appear anywhere on the command line.
       *
       * @param {boolean} [positional]
       * @return {Command} `this` command for chaining
       */
      enablePositionalOptions(positional = !0) {
        return this._enablePositionalOptions = !!positional, this;
      }
      /**
       * Pass through options that come after command-arguments rather than treat them as command-options,
       * so actual command-options come before command-arguments. Turning this on for a subcommand requires
       * positional options to have been enabled on the program (parent commands).
       * The default behaviour is non-positional and options may appear before or after command-arguments.
       *
       * @param {boolean} [passThrough] for unknown options.
       * @return {Command} `this` command for chaining
       */
      passThroughOptions(passThrough = !0) {
        return this._passThroughOptions = !!passThrough, this._checkForBrokenPassThrough(), this;
      }
      /**
       * @private
       */
      _checkForBrokenPassThrough() {
        if (this.parent && this._passThroughOptions && !this.parent._enablePositionalOptions)
          throw new Error(
            `passThroughOptions cannot be used for '${this._name}' without turning on enablePositionalOptions for parent command(s)`
          );
      }
      /**
       * Whether to store option values as properties on command object,
       * or store separately (specify false). In both cases the option values can be accessed using .opts().
       *
       * @param {boolean} [storeAsProperties=true]
       * @return {Command} `this` command for chaining
       */
      storeOptionsAsProperties(storeAsProperties = !0) {
        if (this.options.length)
          throw new Error("call .storeOptionsAsProperties() before adding options");
        if (Object.keys(this._optionValues).length)
          throw new Error(
            "call .storeOptionsAsProperties() before setting option values"
          );
        return this._storeOptionsAsProperties = !!storeAsProperties, this;
      }
      /**
       * Retrieve option value.
       *
       * @param {string} key
       * @return {object} value
       */
      getOptionValue(key) {
        return this._storeOptionsAsProperties ? this[key] : this._optionValues[key];
      }
      /**
       * Store option value.
       *
       * @param {string} key
       * @param {object} value
       * @return {Command} `this` command for chaining
       */
      setOptionValue(key, value) {
        return this.setOptionValueWithSource(key, value, void 0);
      }
      /**
       * Store option value and where the value came from.
       *
       * @param {string} key
       * @param {object} value
       * @param {string} source - expected values are default/config/env/cli/implied
       * @return {Command} `this` command for chaining
       */
      setOptionValueWithSource(key, value, source) {
        return this._storeOptionsAsProperties ? this[key] = value : this._optionValues[key] = value, this._optionValueSources[key] = source, this;
      }
      /**
       * Get source of option value.
       * Expected values are default | config | env | cli | implied
       *
       * @param {string} key
       * @return {string}
       */
      getOptionValueSource(key) {
        return this._optionValueSources[key];
      }
      /**
       * Get source of option value. See also .optsWithGlobals().
       * Expected values are default | config | env | cli | implied
       *
       * @param {string} key
       * @return {string}
       */
      getOptionValueSourceWithGlobals(key) {
        let source;
        return this._getCommandAndAncestors().forEach((cmd) => {
          cmd.getOptionValueSource(key) !== void 0 && (source = cmd.getOptionValueSource(key));
        }), source;
      }
      /**
       * Get user arguments from implied or explicit arguments.
       * Side-effects: set _scriptPath if args included script. Used for default program name, and subcommand searches.
       *
       * @private
       */
      _prepareUserArgs(argv, parseOptions) {
        if (argv !== void 0 && !Array.isArray(argv))
          throw new Error("first parameter to parse must be array or undefined");
        if (parseOptions = parseOptions || {}, argv === void 0 && parseOptions.from === void 0) {
          process2.versions?.electron && (parseOptions.from = "electron");
          let execArgv = process2.execArgv ?? [];
          (execArgv.includes("-e") || execArgv.includes("--eval") || execArgv.includes("-p") || execArgv.includes("--print")) && (parseOptions.from = "eval");
        }
        argv === void 0 && (argv = process2.argv), this.rawArgs = argv.slice();
        let userArgs;
        switch (parseOptions.from) {
          case void 0:
          case "node":
            this._scriptPath = argv[1], userArgs = argv.slice(2);
            break;
          case "electron":
            process2.defaultApp ? (this._scriptPath = argv[1], userArgs = argv.slice(2)) : userArgs = argv.slice(1);
            break;
          case "user":
            userArgs = argv.slice(0);
            break;
          case "eval":
            userArgs = argv.slice(1);
            break;
          default:
            throw new Error(
              `unexpected parse option { from: '${parseOptions.from}' }`
            );
        }
        return !this._name && this._scriptPath && this.nameFromFilename(this._scriptPath), this._name = this._name || "program", userArgs;
      }
      /**
       * Parse `argv`, setting options and invoking commands when defined.
       *
       * Use parseAsync instead of parse if any of your action handlers are async.
       *
       * Call with no parameters to parse `process.argv`. Detects Electron and special node options like `node --eval`. Easy mode!
       *
       * Or call with an array of strings to parse, and optionally where the user arguments start by specifying where the arguments are `from`:
       * - `'node'`: default, `argv[0]` is the application and `argv[1]` is the script being run, with user arguments after that
       * - `'electron'`: `argv[0]` is the application and `argv[1]` varies depending on whether the electron application is packaged
       * - `'user'`: just user arguments
       *
       * @example
       * program.parse(); // parse process.argv and auto-detect electron and special node flags
       * program.parse(process.argv); // assume argv[0] is app and argv[1] is script
       * program.parse(my-args, { from: 'user' }); // just user supplied arguments, nothing special about argv[0]
       *
       * @param {string[]} [argv] - optional, defaults to process.argv
       * @param {object} [parseOptions] - optionally specify style of options with from: node/user/electron
       * @param {string} [parseOptions.from] - where the args are from: 'node', 'user', 'electron'
       * @return {Command} `this` command for chaining
       */
      parse(argv, parseOptions) {
        this._prepareForParse();
        let userArgs = this._prepareUserArgs(argv, parseOptions);
        return this._parseCommand([], userArgs), this;
      }
      /**
       * Parse `argv`, setting options and invoking commands when defined.
       *
       * Call with no parameters to parse `process.argv`. Detects Electron and special node options like `node --eval`. Easy mode!
       *
       * Or call with an array of strings to parse, and optionally where the user arguments start by specifying where the arguments are `from`:
       * - `'node'`: default, `argv[0]` is the application and `argv[1]` is the script being run, with user arguments after that
       * - `'electron'`: `argv[0]` is the application and `argv[1]` varies depending on whether the electron application is packaged
       * - `'user'`: just user arguments
       *
       * @example
       * await program.parseAsync(); // parse process.argv and auto-detect electron and special node flags
       * await program.parseAsync(process.argv); // assume argv[0] is app and argv[1] is script
       * await program.parseAsync(my-args, { from: 'user' }); // just user supplied arguments, nothing special about argv[0]
       *
       * @param {string[]} [argv]
       * @param {object} [parseOptions]
       * @param {string} parseOptions.from - where the args are from: 'node', 'user', 'electron'
       * @return {Promise}
       */
      async parseAsync(argv, parseOptions) {
        this._prepareForParse();
        let userArgs = this._prepareUserArgs(argv, parseOptions);
        return await this._parseCommand([], userArgs), this;
      }
      _prepareForParse() {
        this._savedState === null ? this.saveStateBeforeParse() : this.restoreStateBeforeParse();
      }
      /**
       * Called the first time parse is called to save state and allow a restore before subsequent calls to parse.
       * Not usually called directly, but available for subclasses to save their custom state.
       *
       * This is called in a lazy way. Only commands used in parsing chain will have state saved.
       */
      saveStateBeforeParse() {
        this._savedState = {
          // name is stable if supplied by author, but may be unspecified for root command and deduced during parsing
          _name: this._name,
          // option values before parse have default values (including false for negated options)
          // shallow clones
          _optionValues: { ...this._optionValues },
          _optionValueSources: { ...this._optionValueSources }
        };
      }
      /**
       * Restore state before parse for calls after the first.
       * Not usually called directly, but available for subclasses to save their custom state.
       *
       * This is called in a lazy way. Only commands used in parsing chain will have state restored.
       */
      restoreStateBeforeParse() {
        if (this._storeOptionsAsProperties)
          throw new Error(`Can not call parse again when storeOptionsAsProperties is true.
- either make a new Command for each call to parse, or stop storing options as properties`);
        this._name = this._savedState._name, this._scriptPath = null, this.rawArgs = [], this._optionValues = { ...this._savedState._optionValues }, this._optionValueSources = { ...this._savedState._optionValueSources }, this.args = [], this.processedArgs = [];
      }
      /**
       * Throw if expected executable is missing. Add lots of help for author.
       *
       * @param {string} executableFile
       * @param {string} executableDir
       * @param {string} subcommandName
       */
      _checkForMissingExecutable(executableFile, executableDir, subcommandName) {
        if (fs.existsSync(executableFile)) return;
        let executableDirMessage = executableDir ? `searched for local subcommand relative to directory '${executableDir}'` : "no directory for search for local subcommand, use .executableDir() to supply a custom directory", executableMissing = `'${executableFile}' does not exist
 - if '${subcommandName}' is not meant to be an executable command, remove description parameter from '.command()' and use '.description()' instead
 - if the default executable name is not suitable, use the executableFile option to supply a custom name or path
 - ${executableDirMessage}`;
        throw new Error(executableMissing);
      }
      /**
       * Execute a sub-command executable.
       *
       * @private
       */
      _executeSubCommand(subcommand, args) {
        args = args.slice();
        let launchWithNode = !1, sourceExt = [".js", ".ts", ".tsx", ".mjs", ".cjs"];
        function findFile(baseDir, baseName2) {
          let localBin = path.resolve(baseDir, baseName2);
          if (fs.existsSync(localBin)) return localBin;
          if (sourceExt.includes(path.extname(baseName2))) return;
          let foundExt = sourceExt.find(
            (ext) => fs.existsSync(`${localBin}${ext}`)
          );
          if (foundExt) return `${localBin}${foundExt}`;
        }
        this._checkForMissingMandatoryOptions(), this._checkForConflictingOptions();
        let executableFile = subcommand._executableFile || `${this._name}-${subcommand._name}`, executableDir = this._executableDir || "";
        if (this._scriptPath) {
          let resolvedScriptPath;
          try {
            resolvedScriptPath = fs.realpathSync(this._scriptPath);
          } catch {
            resolvedScriptPath = this._scriptPath;
          }
          executableDir = path.resolve(
            path.dirname(resolvedScriptPath),
            executableDir
          );
        }
        if (executableDir) {
          let localFile = findFile(executableDir, executableFile);
          if (!localFile && !subcommand._executableFile && this._scriptPath) {
            let legacyName = path.basename(
              this._scriptPath,
              path.extname(this._scriptPath)
            );
            legacyName !== this._name && (localFile = findFile(
              executableDir,
              `${legacyName}-${subcommand._name}`
            ));
          }
          executableFile = localFile || executableFile;
        }
        launchWithNode = sourceExt.includes(path.extname(executableFile));
        let proc;
        process2.platform !== "win32" ? launchWithNode ? (args.unshift(executableFile), args = incrementNodeInspectorPort(process2.execArgv).concat(args), proc = childProcess.spawn(process2.argv[0], args, { stdio: "inherit" })) : proc = childProcess.spawn(executableFile, args, { stdio: "inherit" }) : (this._checkForMissingExecutable(
          executableFile,
          executableDir,
          subcommand._name
        ), args.unshift(executableFile), args = incrementNodeInspectorPort(process2.execArgv).concat(args), proc = childProcess.spawn(process2.execPath, args, { stdio: "inherit" })), proc.killed || ["SIGUSR1", "SIGUSR2", "SIGTERM", "SIGINT", "SIGHUP"].forEach((signal) => {
          process2.on(signal, () => {
            proc.killed === !1 && proc.exitCode === null && proc.kill(signal);
          });
        });
        let exitCallback = this._exitCallback;
        proc.on("close", (code) => {
          code = code ?? 1, exitCallback ? exitCallback(
            new CommanderError2(
              code,
              "commander.executeSubCommandAsync",
              "(close)"
            )
          ) : process2.exit(code);
        }), proc.on("error", (err) => {
          if (err.code === "ENOENT")
            this._checkForMissingExecutable(
              executableFile,
              executableDir,
              subcommand._name
            );
          else if (err.code === "EACCES")
            throw new Error(`'${executableFile}' not executable`);
          if (!exitCallback)
            process2.exit(1);
          else {
            let wrappedError = new CommanderError2(
              1,
              "commander.executeSubCommandAsync",
              "(error)"
            );
            wrappedError.nestedError = err, exitCallback(wrappedError);
          }
        }), this.runningCommand = proc;
      }
      /**
       * @private
       */
      _dispatchSubcommand(commandName, operands, unknown) {
        let subCommand = this._findCommand(commandName);
        subCommand || this.help({ error: !0 }), subCommand._prepareForParse();
        let promiseChain;
        return promiseChain = this._chainOrCallSubCommandHook(
          promiseChain,
          subCommand,
          "preSubcommand"
        ), promiseChain = this._chainOrCall(promiseChain, () => {
          if (subCommand._executableHandler)
            this._executeSubCommand(subCommand, operands.concat(unknown));
          else
            return subCommand._parseCommand(operands, unknown);
        }), promiseChain;
      }
      /**
       * Invoke help directly if possible, or dispatch if necessary.
       * e.g. help foo
       *
       * @private
       */
      _dispatchHelpCommand(subcommandName) {
        subcommandName || this.help();
        let subCommand = this._findCommand(subcommandName);
        return subCommand && !subCommand._executableHandler && subCommand.help(), this._dispatchSubcommand(
          subcommandName,
          [],
          [this._getHelpOption()?.long ?? this._getHelpOption()?.short ?? "--help"]
        );
      }
      /**
       * Check this.args against expected this.registeredArguments.
       *
       * @private
       */
      _checkNumberOfArguments() {
        this.registeredArguments.forEach((arg, i) => {
          arg.required && this.args[i] == null && this.missingArgument(arg.name());
        }), !(this.registeredArguments.length > 0 && this.registeredArguments[this.registeredArguments.length - 1].variadic) && this.args.length > this.registeredArguments.length && this._excessArguments(this.args);
      }
      /**
       * Process this.args using this.registeredArguments and save as this.processedArgs!
       *
       * @private
       */
      _processArguments() {
        let myParseArg = (argument, value, previous) => {
          let parsedValue = value;
          if (value !== null && argument.parseArg) {
            let invalidValueMessage = `error: command-argument value '${value}' is invalid for argument '${argument.name()}'.`;
            parsedValue = this._callParseArg(
              argument,
              value,
              previous,
              invalidValueMessage
            );
          }
          return parsedValue;
        };
        this._checkNumberOfArguments();
        let processedArgs = [];
        this.registeredArguments.forEach((declaredArg, index) => {
          let value = declaredArg.defaultValue;
          declaredArg.variadic ? index < this.args.length ? (value = this.args.slice(index), declaredArg.parseArg && (value = value.reduce((processed, v) => myParseArg(declaredArg, v, processed), declaredArg.defaultValue))) : value === void 0 && (value = []) : index < this.args.length && (value = this.args[index], declaredArg.parseArg && (value = myParseArg(declaredArg, value, declaredArg.defaultValue))), processedArgs[index] = value;
        }), this.processedArgs = processedArgs;
      }
      /**
       * Once we have a promise we chain, but call synchronously until then.
       *
       * @param {(Promise|undefined)} promise
       * @param {Function} fn
       * @return {(Promise|undefined)}
       * @private
       */
      _chainOrCall(promise, fn) {
        return promise?.then && typeof promise.then == "function" ? promise.then(() => fn()) : fn();
      }
      /**
       *
       * @param {(Promise|undefined)} promise
       * @param {string} event
       * @return {(Promise|undefined)}
       * @private
       */
      _chainOrCallHooks(promise, event) {
        let result = promise, hooks = [];
        return this._getCommandAndAncestors().reverse().filter((cmd) => cmd._lifeCycleHooks[event] !== void 0).forEach((hookedCommand) => {
          hookedCommand._lifeCycleHooks[event].forEach((callback) => {
            hooks.push({ hookedCommand, callback });
          });
        }), event === "postAction" && hooks.reverse(), hooks.forEach((hookDetail) => {
          result = this._chainOrCall(result, () => hookDetail.callback(hookDetail.hookedCommand, this));
        }), result;
      }
      /**
       *
       * @param {(Promise|undefined)} promise
       * @param {Command} subCommand
       * @param {string} event
       * @return {(Promise|undefined)}
       * @private
       */
      _chainOrCallSubCommandHook(promise, subCommand, event) {
        let result = promise;
        return this._lifeCycleHooks[event] !== void 0 && this._lifeCycleHooks[event].forEach((hook) => {
          result = this._chainOrCall(result, () => hook(this, subCommand));
        }), result;
      }
      /**
       * Process arguments in context of this command.
       * Returns action result, in case it is a promise.
       *
       * @private
       */
      _parseCommand(operands, unknown) {
        let parsed = this.parseOptions(unknown);
        if (this._parseOptionsEnv(), this._parseOptionsImplied(), operands = operands.concat(parsed.operands), unknown = parsed.unknown, this.args = operands.concat(unknown), operands && this._findCommand(operands[0]))
          return this._dispatchSubcommand(operands[0], operands.slice(1), unknown);
        if (this._getHelpCommand() && operands[0] === this._getHelpCommand().name())
          return this._dispatchHelpCommand(operands[1]);
        if (this._defaultCommandName)
          return this._outputHelpIfRequested(unknown), this._dispatchSubcommand(
            this._defaultCommandName,
            operands,
            unknown
          );
        this.commands.length && this.args.length === 0 && !this._actionHandler && !this._defaultCommandName && this.help({ error: !0 }), this._outputHelpIfRequested(parsed.unknown), this._checkForMissingMandatoryOptions(), this._checkForConflictingOptions();
        let checkForUnknownOptions = () => {
          parsed.unknown.length > 0 && this.unknownOption(parsed.unknown[0]);
        }, commandEvent = `command:${this.name()}`;
        if (this._actionHandler) {
          checkForUnknownOptions(), this._processArguments();
          let promiseChain;
          return promiseChain = this._chainOrCallHooks(promiseChain, "preAction"), promiseChain = this._chainOrCall(
            promiseChain,
            () => this._actionHandler(this.processedArgs)
          ), this.parent && (promiseChain = this._chainOrCall(promiseChain, () => {
            this.parent.emit(commandEvent, operands, unknown);
          })), promiseChain = this._chainOrCallHooks(promiseChain, "postAction"), promiseChain;
        }
        if (this.parent?.listenerCount(commandEvent))
          checkForUnknownOptions(), this._processArguments(), this.parent.emit(commandEvent, operands, unknown);
        else if (operands.length) {
          if (this._findCommand("*"))
            return this._dispatchSubcommand("*", operands, unknown);
          this.listenerCount("command:*") ? this.emit("command:*", operands, unknown) : this.commands.length ? this.unknownCommand() : (checkForUnknownOptions(), this._processArguments());
        } else this.commands.length ? (checkForUnknownOptions(), this.help({ error: !0 })) : (checkForUnknownOptions(), this._processArguments());
      }
      /**
       * Find matching command.
       *
       * @private
       * @return {Command | undefined}
       */
      _findCommand(name) {
        if (name)
          return this.commands.find(
            (cmd) => cmd._name === name || cmd._aliases.includes(name)
          );
      }
      /**
       * Return an option matching `arg` if any.
       *
       * @param {string} arg
       * @return {Option}
       * @package
       */
      _findOption(arg) {
        return this.options.find((option) => option.is(arg));
      }
      /**
       * Display an error message if a mandatory option does not have a value.
       * Called after checking for help flags in leaf subcommand.
       *
       * @private
       */
      _checkForMissingMandatoryOptions() {
        this._getCommandAndAncestors().forEach((cmd) => {
          cmd.options.forEach((anOption) => {
            anOption.mandatory && cmd.getOptionValue(anOption.attributeName()) === void 0 && cmd.missingMandatoryOptionValue(anOption);
          });
        });
      }
      /**
       * Display an error message if conflicting options are used together in this.
       *
       * @private
       */
      _checkForConflictingLocalOptions() {
        let definedNonDefaultOptions = this.options.filter((option) => {
          let optionKey = option.attributeName();
          return this.getOptionValue(optionKey) === void 0 ? !1 : this.getOptionValueSource(optionKey) !== "default";
        });
        definedNonDefaultOptions.filter(
          (option) => option.conflictsWith.length > 0
        ).forEach((option) => {
          let conflictingAndDefined = definedNonDefaultOptions.find(
            (defined) => option.conflictsWith.includes(defined.attributeName())
          );
          conflictingAndDefined && this._conflictingOption(option, conflictingAndDefined);
        });
      }
      /**
       * Display an error message if conflicting options are used together.
       * Called after checking for help flags in leaf subcommand.
       *
       * @private
       */
      _checkForConflictingOptions() {
        this._getCommandAndAncestors().forEach((cmd) => {
          cmd._checkForConflictingLocalOptions();
        });
      }
      /**
       * Parse options from `argv` removing known options,
       * and return argv split into operands and unknown arguments.
       *
       * Side effects: modifies command by storing options. Does not reset state if called again.
       *
       * Examples:
       *
       *     argv => operands, unknown
       *     --known kkk op => [op], []
       *     op --known kkk => [op], []
       *     sub --unknown uuu op => [sub], [--unknown uuu op]
       *     sub -- --unknown uuu op => [sub --unknown uuu op], []
       *
       * @param {string[]} args
       * @return {{operands: string[], unknown: string[]}}
       */
      parseOptions(args) {
        let operands = [], unknown = [], dest = operands;
        function maybeOption(arg) {
          return arg.length > 1 && arg[0] === "-";
        }
        let negativeNumberArg = (arg) => /^-(\d+|\d*\.\d+)(e[+-]?\d+)?$/.test(arg) ? !this._getCommandAndAncestors().some(
          (cmd) => cmd.options.map((opt) => opt.short).some((short) => /^-\d$/.test(short))
        ) : !1, activeVariadicOption = null, activeGroup = null, i = 0;
        for (; i < args.length || activeGroup; ) {
          let arg = activeGroup ?? args[i++];
          if (activeGroup = null, arg === "--") {
            dest === unknown && dest.push(arg), dest.push(...args.slice(i));
            break;
          }
          if (activeVariadicOption && (!maybeOption(arg) || negativeNumberArg(arg))) {
            this.emit(`option:${activeVariadicOption.name()}`, arg);
            continue;
          }
          if (activeVariadicOption = null, maybeOption(arg)) {
            let option = this._findOption(arg);
            if (option) {
              if (option.required) {
                let value = args[i++];
                value === void 0 && this.optionMissingArgument(option), this.emit(`option:${option.name()}`, value);
              } else if (option.optional) {
                let value = null;
                i < args.length && (!maybeOption(args[i]) || negativeNumberArg(args[i])) && (value = args[i++]), this.emit(`option:${option.name()}`, value);
              } else
                this.emit(`option:${option.name()}`);
              activeVariadicOption = option.variadic ? option : null;
              continue;
            }
          }
          if (arg.length > 2 && arg[0] === "-" && arg[1] !== "-") {
            let option = this._findOption(`-${arg[1]}`);
            if (option) {
              option.required || option.optional && this._combineFlagAndOptionalValue ? this.emit(`option:${option.name()}`, arg.slice(2)) : (this.emit(`option:${option.name()}`), activeGroup = `-${arg.slice(2)}`);
              continue;
            }
          }
          if (/^--[^=]+=/.test(arg)) {
            let index = arg.indexOf("="), option = this._findOption(arg.slice(0, index));
            if (option && (option.required || option.optional)) {
              this.emit(`option:${option.name()}`, arg.slice(index + 1));
              continue;
            }
          }
          if (dest === operands && maybeOption(arg) && !(this.commands.length === 0 && negativeNumberArg(arg)) && (dest = unknown), (this._enablePositionalOptions || this._passThroughOptions) && operands.length === 0 && unknown.length === 0) {
            if (this._findCommand(arg)) {
              operands.push(arg), unknown.push(...args.slice(i));
              break;
            } else if (this._getHelpCommand() && arg === this._getHelpCommand().name()) {
              operands.push(arg, ...args.slice(i));
              break;
            } else if (this._defaultCommandName) {
              unknown.push(arg, ...args.slice(i));
              break;
            }
          }
          if (this._passThroughOptions) {
            dest.push(arg, ...args.slice(i));
            break;
          }
          dest.push(arg);
        }
        return { operands, unknown };
      }
      /**
       * Return an object containing local option values as key-value pairs.
       *
       * @return {object}
       */
      opts() {
        if (this._storeOptionsAsProperties) {
          let result = {}, len = this.options.length;
          for (let i = 0; i < len; i++) {
            let key = this.options[i].attributeName();
            result[key] = key === this._versionOptionName ? this._version : this[key];
          }
          return result;
        }
        return this._optionValues;
      }
      /**
       * Return an object containing merged local and global option values as key-value pairs.
       *
       * @return {object}
       */
      optsWithGlobals() {
        return this._getCommandAndAncestors().reduce(
          (combinedOptions, cmd) => Object.assign(combinedOptions, cmd.opts()),
          {}
        );
      }
      /**
       * Display error message and exit (or call exitOverride).
       *
       * @param {string} message
       * @param {object} [errorOptions]
       * @param {string} [errorOptions.code] - an id string representing the error
       * @param {number} [errorOptions.exitCode] - used with process.exit
       */
      error(message2, errorOptions) {
        this._outputConfiguration.outputError(
          `${message2}
`,
          this._outputConfiguration.writeErr
        ), typeof this._showHelpAfterError == "string" ? this._outputConfiguration.writeErr(`${this._showHelpAfterError}
`) : this._showHelpAfterError && (this._outputConfiguration.writeErr(`
`), this.outputHelp({ error: !0 }));
        let config = errorOptions || {}, exitCode = config.exitCode || 1, code = config.code || "commander.error";
        this._exit(exitCode, code, message2);
      }
      /**
       * Apply any option related environment variables, if option does
       * not have a value from cli or client code.
       *
       * @private
       */
      _parseOptionsEnv() {
        this.options.forEach((option) => {
          if (option.envVar && option.envVar in process2.env) {
            let optionKey = option.attributeName();
            (this.getOptionValue(optionKey) === void 0 || ["default", "config", "env"].includes(
              this.getOptionValueSource(optionKey)
            )) && (option.required || option.optional ? this.emit(`optionEnv:${option.name()}`, process2.env[option.envVar]) : this.emit(`optionEnv:${option.name()}`));
          }
        });
      }
      /**
       * Apply any implied option values, if option is undefined or default value.
       *
       * @private
       */
      _parseOptionsImplied() {
        let dualHelper = new DualOptions(this.options), hasCustomOptionValue = (optionKey) => this.getOptionValue(optionKey) !== void 0 && !["default", "implied"].includes(this.getOptionValueSource(optionKey));
        this.options.filter(
          (option) => option.implied !== void 0 && hasCustomOptionValue(option.attributeName()) && dualHelper.valueFromOption(
            this.getOptionValue(option.attributeName()),
            option
          )
        ).forEach((option) => {
          Object.keys(option.implied).filter((impliedKey) => !hasCustomOptionValue(impliedKey)).forEach((impliedKey) => {
            this.setOptionValueWithSource(
              impliedKey,
              option.implied[impliedKey],
              "implied"
            );
          });
        });
      }
      /**
       * Argument `name` is missing.
       *
       * @param {string} name
       * @private
       */
      missingArgument(name) {
        let message2 = `error: missing required argument '${name}'`;
        this.error(message2, { code: "commander.missingArgument" });
      }
      /**
       * `Option` is missing an argument.
       *
       * @param {Option} option
       * @private
       */
      optionMissingArgument(option) {
        let message2 = `error: option '${option.flags}' argument missing`;
        this.error(message2, { code: "commander.optionMissingArgument" });
      }
      /**
       * `Option` does not have a value, and is a mandatory option.
       *
       * @param {Option} option
       * @private
       */
      missingMandatoryOptionValue(option) {
        let message2 = `error: required option '${option.flags}' not specified`;
        this.error(message2, { code: "commander.missingMandatoryOptionValue" });
      }
      /**
       * `Option` conflicts with another option.
       *
       * @param {Option} option
       * @param {Option} conflictingOption
       * @private
       */
      _conflictingOption(option, conflictingOption) {
        let findBestOptionFromValue = (option2) => {
          let optionKey = option2.attributeName(), optionValue = this.getOptionValue(optionKey), negativeOption = this.options.find(
            (target) => target.negate && optionKey === target.attributeName()
          ), positiveOption = this.options.find(
            (target) => !target.negate && optionKey === target.attributeName()
          );
          return negativeOption && (negativeOption.presetArg === void 0 && optionValue === !1 || negativeOption.presetArg !== void 0 && optionValue === negativeOption.presetArg) ? negativeOption : positiveOption || option2;
        }, getErrorMessage = (option2) => {
          let bestOption = findBestOptionFromValue(option2), optionKey = bestOption.attributeName();
          return this.getOptionValueSource(optionKey) === "env" ? `environment variable '${bestOption.envVar}'` : `option '${bestOption.flags}'`;
        }, message2 = `error: ${getErrorMessage(option)} cannot be used with ${getErrorMessage(conflictingOption)}`;
        this.error(message2, { code: "commander.conflictingOption" });
      }
      /**
       * Unknown option `flag`.
       *
       * @param {string} flag
       * @private
       */
      unknownOption(flag) {
        if (this._allowUnknownOption) return;
        let suggestion = "";
        if (flag.startsWith("--") && this._showSuggestionAfterError) {
          let candidateFlags = [], command = this;
          do {
            let moreFlags = command.createHelp().visibleOptions(command).filter((option) => option.long).map((option) => option.long);
            candidateFlags = candidateFlags.concat(moreFlags), command = command.parent;
          } while (command && !command._enablePositionalOptions);
          suggestion = suggestSimilar(flag, candidateFlags);
        }
        let message2 = `error: unknown option '${flag}'${suggestion}`;
        this.error(message2, { code: "commander.unknownOption" });
      }
      /**
       * Excess arguments, more than expected.
       *
       * @param {string[]} receivedArgs
       * @private
       */
      _excessArguments(receivedArgs) {
        if (this._allowExcessArguments) return;
        let expected = this.registeredArguments.length, s = expected === 1 ? "" : "s", message2 = `error: too many arguments${this.parent ? ` for '${this.name()}'` : ""}. Expected ${expected} argument${s} but got ${receivedArgs.length}.`;
        this.error(message2, { code: "commander.excessArguments" });
      }
      /**
       * Unknown command.
       *
       * @private
       */
      unknownCommand() {
        let unknownName = this.args[0], suggestion = "";
        if (this._showSuggestionAfterError) {
          let candidateNames = [];
          this.createHelp().visibleCommands(this).forEach((command) => {
            candidateNames.push(command.name()), command.alias() && candidateNames.push(command.alias());
          }), suggestion = suggestSimilar(unknownName, candidateNames);
        }
        let message2 = `error: unknown command '${unknownName}'${suggestion}`;
        this.error(message2, { code: "commander.unknownCommand" });
      }
      /**
       * Get or set the program version.
       *
       * This method auto-registers the "-V, --version" option which will print the version number.
       *
       * You can optionally supply the flags and description to override the defaults.
       *
       * @param {string} [str]
       * @param {string} [flags]
       * @param {string} [description]
       * @return {(this | string | undefined)} `this` command for chaining, or version string if no arguments
       */
      version(str, flags, description) {
        if (str === void 0) return this._version;
        this._version = str, flags = flags || "-V, --version", description = description || "output the version number";
        let versionOption = this.createOption(flags, description);
        return this._versionOptionName = versionOption.attributeName(), this._registerOption(versionOption), this.on("option:" + versionOption.name(), () => {
          this._outputConfiguration.writeOut(`${str}
`), this._exit(0, "commander.version", str);
        }), this;
      }
      /**
       * Set the description.
       *
       * @param {string} [str]
       * @param {object} [argsDescription]
       * @return {(string|Command)}
       */
      description(str, argsDescription) {
        return str === void 0 && argsDescription === void 0 ? this._description : (this._description = str, argsDescription && (this._argsDescription = argsDescription), this);
      }
      /**
       * Set the summary. Used when listed as subcommand of parent.
       *
       * @param {string} [str]
       * @return {(string|Command)}
       */
      summary(str) {
        return str === void 0 ? this._summary : (this._summary = str, this);
      }
      /**
       * Set an alias for the command.
       *
       * You may call more than once to add multiple aliases. Only the first alias is shown in the auto-generated help.
       *
       * @param {string} [alias]
       * @return {(string|Command)}
       */
      alias(alias) {
        if (alias === void 0) return this._aliases[0];
        let command = this;
        if (this.commands.length !== 0 && this.commands[this.commands.length - 1]._executableHandler && (command = this.commands[this.commands.length - 1]), alias === command._name)
          throw new Error("Command alias can't be the same as its name");
        let matchingCommand = this.parent?._findCommand(alias);
        if (matchingCommand) {
          let existingCmd = [matchingCommand.name()].concat(matchingCommand.aliases()).join("|");
          throw new Error(
            `cannot add alias '${alias}' to command '${this.name()}' as already have command '${existingCmd}'`
          );
        }
        return command._aliases.push(alias), this;
      }
      /**
       * Set aliases for the command.
       *
       * Only the first alias is shown in the auto-generated help.
       *
       * @param {string[]} [aliases]
       * @return {(string[]|Command)}
       */
      aliases(aliases) {
        return aliases === void 0 ? this._aliases : (aliases.forEach((alias) => this.alias(alias)), this);
      }
      /**
       * Set / get the command usage `str`.
       *
       * @param {string} [str]
       * @return {(string|Command)}
       */
      usage(str) {
        if (str === void 0) {
          if (this._usage) return this._usage;
          let args = this.registeredArguments.map((arg) => humanReadableArgName(arg));
          return [].concat(
            this.options.length || this._helpOption !== null ? "[options]" : [],
            this.commands.length ? "[command]" : [],
            this.registeredArguments.length ? args : []
          ).join(" ");
        }
        return this._usage = str, this;
      }
      /**
       * Get or set the name of the command.
       *
       * @param {string} [str]
       * @return {(string|Command)}
       */
      name(str) {
        return str === void 0 ? this._name : (this._name = str, this);
      }
      /**
       * Set/get the help group heading for this subcommand in parent command's help.
       *
       * @param {string} [heading]
       * @return {Command | string}
       */
      helpGroup(heading) {
        return heading === void 0 ? this._helpGroupHeading ?? "" : (this._helpGroupHeading = heading, this);
      }
      /**
       * Set/get the default help group heading for subcommands added to this command.
       * (This does not override a group set directly on the subcommand using .helpGroup().)
       *
       * @example
       * program.commandsGroup('Development Commands:);
       * program.command('watch')...
       * program.command('lint')...
       * ...
       *
       * @param {string} [heading]
       * @returns {Command | string}
       */
      commandsGroup(heading) {
        return heading === void 0 ? this._defaultCommandGroup ?? "" : (this._defaultCommandGroup = heading, this);
      }
      /**
       * Set/get the default help group heading for options added to this command.
       * (This does not override a group set directly on the option using .helpGroup().)
       *
       * @example
       * program
       *   .optionsGroup('Development Options:')
       *   .option('-d, --debug', 'output extra debugging')
       *   .option('-p, --profile', 'output profiling information')
       *
       * @param {string} [heading]
       * @returns {Command | string}
       */
      optionsGroup(heading) {
        return heading === void 0 ? this._defaultOptionGroup ?? "" : (this._defaultOptionGroup = heading, this);
      }
      /**
       * @param {Option} option
       * @private
       */
      _initOptionGroup(option) {
        this._defaultOptionGroup && !option.helpGroupHeading && option.helpGroup(this._defaultOptionGroup);
      }
      /**
       * @param {Command} cmd
       * @private
       */
      _initCommandGroup(cmd) {
        this._defaultCommandGroup && !cmd.helpGroup() && cmd.helpGroup(this._defaultCommandGroup);
      }
      /**
       * Set the name of the command from script filename, such as process.argv[1],
       * or require.main.filename, or __filename.
       *
       * (Used internally and public although not documented in README.)
       *
       * @example
       * program.nameFromFilename(require.main.filename);
       *
       * @param {string} filename
       * @return {Command}
       */
      nameFromFilename(filename) {
        return this._name = path.basename(filename, path.extname(filename)), this;
      }
      /**
       * Get or set the directory for searching for executable subcommands of this command.
       *
       * @example
       * program.executableDir(__dirname);
       * // or
       * program.executableDir('subcommands');
       *
       * @param {string} [path]
       * @return {(string|null|Command)}
       */
      executableDir(path2) {
        return path2 === void 0 ? this._executableDir : (this._executableDir = path2, this);
      }
      /**
       * Return program help documentation.
       *
       * @param {{ error: boolean }} [contextOptions] - pass {error:true} to wrap for stderr instead of stdout
       * @return {string}
       */
      helpInformation(contextOptions) {
        let helper = this.createHelp(), context = this._getOutputContext(contextOptions);
        helper.prepareContext({
          error: context.error,
          helpWidth: context.helpWidth,
          outputHasColors: context.hasColors
        });
        let text2 = helper.formatHelp(this, helper);
        return context.hasColors ? text2 : this._outputConfiguration.stripColor(text2);
      }
      /**
       * @typedef HelpContext
       * @type {object}
       * @property {boolean} error
       * @property {number} helpWidth
       * @property {boolean} hasColors
       * @property {function} write - includes stripColor if needed
       *
       * @returns {HelpContext}
       * @private
       */
      _getOutputContext(contextOptions) {
        contextOptions = contextOptions || {};
        let error = !!contextOptions.error, baseWrite, hasColors, helpWidth;
        return error ? (baseWrite = (str) => this._outputConfiguration.writeErr(str), hasColors = this._outputConfiguration.getErrHasColors(), helpWidth = this._outputConfiguration.getErrHelpWidth()) : (baseWrite = (str) => this._outputConfiguration.writeOut(str), hasColors = this._outputConfiguration.getOutHasColors(), helpWidth = this._outputConfiguration.getOutHelpWidth()), { error, write: (str) => (hasColors || (str = this._outputConfiguration.stripColor(str)), baseWrite(str)), hasColors, helpWidth };
      }
      /**
       * Output help information for this command.
       *
       * Outputs built-in help, and custom text added using `.addHelpText()`.
       *
       * @param {{ error: boolean } | Function} [contextOptions] - pass {error:true} to write to stderr instead of stdout
       */
      outputHelp(contextOptions) {
        let deprecatedCallback;
        typeof contextOptions == "function" && (deprecatedCallback = contextOptions, contextOptions = void 0);
        let outputContext = this._getOutputContext(contextOptions), eventContext = {
          error: outputContext.error,
          write: outputContext.write,
          command: this
        };
        this._getCommandAndAncestors().reverse().forEach((command) => command.emit("beforeAllHelp", eventContext)), this.emit("beforeHelp", eventContext);
        let helpInformation = this.helpInformation({ error: outputContext.error });
        if (deprecatedCallback && (helpInformation = deprecatedCallback(helpInformation), typeof helpInformation != "string" && !Buffer.isBuffer(helpInformation)))
          throw new Error("outputHelp callback must return a string or a Buffer");
        outputContext.write(helpInformation), this._getHelpOption()?.long && this.emit(this._getHelpOption().long), this.emit("afterHelp", eventContext), this._getCommandAndAncestors().forEach(
          (command) => command.emit("afterAllHelp", eventContext)
        );
      }
      /**
       * You can pass in flags and a description to customise the built-in help option.
       * Pass in false to disable the built-in help option.
       *
       * @example
       * program.helpOption('-?, --help' 'show help'); // customise
       * program.helpOption(false); // disable
       *
       * @param {(string | boolean)} flags
       * @param {string} [description]
       * @return {Command} `this` command for chaining
       */
      helpOption(flags, description) {
        return typeof flags == "boolean" ? (flags ? (this._helpOption === null && (this._helpOption = void 0), this._defaultOptionGroup && this._initOptionGroup(this._getHelpOption())) : this._helpOption = null, this) : (this._helpOption = this.createOption(
          flags ?? "-h, --help",
          description ?? "display help for command"
        ), (flags || description) && this._initOptionGroup(this._helpOption), this);
      }
      /**
       * Lazy create help option.
       * Returns null if has been disabled with .helpOption(false).
       *
       * @returns {(Option | null)} the help option
       * @package
       */
      _getHelpOption() {
        return this._helpOption === void 0 && this.helpOption(void 0, void 0), this._helpOption;
      }
      /**
       * Supply your own option to use for the built-in help option.
       * This is an alternative to using helpOption() to customise the flags and description etc.
       *
       * @param {Option} option
       * @return {Command} `this` command for chaining
       */
      addHelpOption(option) {
        return this._helpOption = option, this._initOptionGroup(option), this;
      }
      /**
       * Output help information and exit.
       *
       * Outputs built-in help, and custom text added using `.addHelpText()`.
       *
       * @param {{ error: boolean }} [contextOptions] - pass {error:true} to write to stderr instead of stdout
       */
      help(contextOptions) {
        this.outputHelp(contextOptions);
        let exitCode = Number(process2.exitCode ?? 0);
        exitCode === 0 && contextOptions && typeof contextOptions != "function" && contextOptions.error && (exitCode = 1), this._exit(exitCode, "commander.help", "(outputHelp)");
      }
      /**
       * // Do a little typing to coordinate emit and listener for the help text events.
       * @typedef HelpTextEventContext
       * @type {object}
       * @property {boolean} error
       * @property {Command} command
       * @property {function} write
       */
      /**
       * Add additional text to be displayed with the built-in help.
       *
       * Position is 'before' or 'after' to affect just this command,
       * and 'beforeAll' or 'afterAll' to affect this command and all its subcommands.
       *
       * @param {string} position - before or after built-in help
       * @param {(string | Function)} text - string to add, or a function returning a string
       * @return {Command} `this` command for chaining
       */
      addHelpText(position, text2) {
        let allowedValues = ["beforeAll", "before", "after", "afterAll"];
        if (!allowedValues.includes(position))
          throw new Error(`Unexpected value for position to addHelpText.
Expecting one of '${allowedValues.join("', '")}'`);
        let helpEvent = `${position}Help`;
        return this.on(helpEvent, (context) => {
          let helpStr;
          typeof text2 == "function" ? helpStr = text2({ error: context.error, command: context.command }) : helpStr = text2, helpStr && context.write(`${helpStr}
`);
        }), this;
      }
      /**
       * Output help information if help flags specified
       *
       * @param {Array} args - array of options to search for help flags
       * @private
       */
      _outputHelpIfRequested(args) {
        let helpOption = this._getHelpOption();
        helpOption && args.find((arg) => helpOption.is(arg)) && (this.outputHelp(), this._exit(0, "commander.helpDisplayed", "(outputHelp)"));
      }
    };
    function incrementNodeInspectorPort(args) {
      return args.map((arg) => {
        if (!arg.startsWith("--inspect"))
          return arg;
        let debugOption, debugHost = "127.0.0.1", debugPort = "9229", match;
        return (match = arg.match(/^(--inspect(-brk)?)$/)) !== null ? debugOption = match[1] : (match = arg.match(/^(--inspect(-brk|-port)?)=([^:]+)$/)) !== null ? (debugOption = match[1], /^\d+$/.test(match[3]) ? debugPort = match[3] : debugHost = match[3]) : (match = arg.match(/^(--inspect(-brk|-port)?)=([^:]+):(\d+)$/)) !== null && (debugOption = match[1], debugHost = match[3], debugPort = match[4]), debugOption && debugPort !== "0" ? `${debugOption}=${debugHost}:${parseInt(debugPort) + 1}` : arg;
      });
    }
    function useColor() {
      if (process2.env.NO_COLOR || process2.env.FORCE_COLOR === "0" || process2.env.FORCE_COLOR === "false")
        return !1;
      if (process2.env.FORCE_COLOR || process2.env.CLICOLOR_FORCE !== void 0)
        return !0;
    }
    exports2.Command = Command2;
    exports2.useColor = useColor;
  }
});

// node_modules/commander/index.js
var require_commander = __commonJS({
  "node_modules/commander/index.js"(exports2) {
    var { Argument: Argument2 } = require_argument(), { Command: Command2 } = require_command(), { CommanderError: CommanderError2, InvalidArgumentError: InvalidArgumentError2 } = require_error(), { Help: Help2 } = require_help(), { Option: Option2 } = require_option();
    exports2.program = new Command2();
    exports2.createCommand = (name) => new Command2(name);
    exports2.createOption = (flags, description) => new Option2(flags, description);
    exports2.createArgument = (name, description) => new Argument2(name, description);
    exports2.Command = Command2;
    exports2.Option = Option2;
    exports2.Argument = Argument2;
    exports2.Help = Help2;
    exports2.CommanderError = CommanderError2;
    exports2.InvalidArgumentError = InvalidArgumentError2;
    exports2.InvalidOptionArgumentError = InvalidArgumentError2;
  }
});

// node_modules/yaml/dist/nodes/identity.js
var require_identity = __commonJS({
  "node_modules/yaml/dist/nodes/identity.js"(exports2) {
    "use strict";
    var ALIAS = /* @__PURE__ */ Symbol.for("yaml.alias"), DOC = /* @__PURE__ */ Symbol.for("yaml.document"), MAP = /* @__PURE__ */ Symbol.for("yaml.map"), PAIR = /* @__PURE__ */ Symbol.for("yaml.pair"), SCALAR = /* @__PURE__ */ Symbol.for("yaml.scalar"), SEQ = /* @__PURE__ */ Symbol.for("yaml.seq"), NODE_TYPE = /* @__PURE__ */ Symbol.for("yaml.node.type"), isAlias = (node) => !!node && typeof node == "object" && node[NODE_TYPE] === ALIAS, isDocument = (node) => !!node && typeof node == "object" && node[NODE_TYPE] === DOC, isMap2 = (node) => !!node && typeof node == "object" && node[NODE_TYPE] === MAP, isPair = (node) => !!node && typeof node == "object" && node[NODE_TYPE] === PAIR, isScalar2 = (node) => !!node && typeof node == "object" && node[NODE_TYPE] === SCALAR, isSeq = (node) => !!node && typeof node == "object" && node[NODE_TYPE] === SEQ;
    function isCollection(node) {
      if (node && typeof node == "object")
        switch (node[NODE_TYPE]) {
          case MAP:
          case SEQ:
            return !0;
        }
      return !1;
    }
    function isNode(node) {
      if (node && typeof node == "object")
        switch (node[NODE_TYPE]) {
          case ALIAS:
          case MAP:
          case SCALAR:
          case SEQ:
            return !0;
        }
      return !1;
    }
    var hasAnchor = (node) => (isScalar2(node) || isCollection(node)) && !!node.anchor;
    exports2.ALIAS = ALIAS;
    exports2.DOC = DOC;
    exports2.MAP = MAP;
    exports2.NODE_TYPE = NODE_TYPE;
    exports2.PAIR = PAIR;
    exports2.SCALAR = SCALAR;
    exports2.SEQ = SEQ;
    exports2.hasAnchor = hasAnchor;
    exports2.isAlias = isAlias;
    exports2.isCollection = isCollection;
    exports2.isDocument = isDocument;
    exports2.isMap = isMap2;
    exports2.isNode = isNode;
    exports2.isPair = isPair;
    exports2.isScalar = isScalar2;
    exports2.isSeq = isSeq;
  }
});

// node_modules/yaml/dist/visit.js
var require_visit = __commonJS({
  "node_modules/yaml/dist/visit.js"(exports2) {
    "use strict";
    var identity = require_identity(), BREAK = /* @__PURE__ */ Symbol("break visit"), SKIP = /* @__PURE__ */ Symbol("skip children"), REMOVE = /* @__PURE__ */ Symbol("remove node");
    function visit2(node, visitor) {
      let visitor_ = initVisitor(visitor);
      identity.isDocument(node) ? visit_(null, node.contents, visitor_, Object.freeze([node])) === REMOVE && (node.contents = null) : visit_(null, node, visitor_, Object.freeze([]));
    }
    visit2.BREAK = BREAK;
    visit2.SKIP = SKIP;
    visit2.REMOVE = REMOVE;
    function visit_(key, node, visitor, path) {
      let ctrl = callVisitor(key, node, visitor, path);
      if (identity.isNode(ctrl) || identity.isPair(ctrl))
        return replaceNode(key, path, ctrl), visit_(key, ctrl, visitor, path);
      if (typeof ctrl != "symbol") {
        if (identity.isCollection(node)) {
          path = Object.freeze(path.concat(node));
          for (let i = 0; i < node.items.length; ++i) {
            let ci = visit_(i, node.items[i], visitor, path);
            if (typeof ci == "number")
              i = ci - 1;
            else {
              if (ci === BREAK)
                return BREAK;
              ci === REMOVE && (node.items.splice(i, 1), i -= 1);
            }
          }
        } else if (identity.isPair(node)) {
          path = Object.freeze(path.concat(node));
          let ck = visit_("key", node.key, visitor, path);
          if (ck === BREAK)
            return BREAK;
          ck === REMOVE && (node.key = null);
          let cv = visit_("value", node.value, visitor, path);
          if (cv === BREAK)
            return BREAK;
          cv === REMOVE && (node.value = null);
        }
      }
      return ctrl;
    }
    async function visitAsync(node, visitor) {
      let visitor_ = initVisitor(visitor);
      identity.isDocument(node) ? await visitAsync_(null, node.contents, visitor_, Object.freeze([node])) === REMOVE && (node.contents = null) : await visitAsync_(null, node, visitor_, Object.freeze([]));
    }
    visitAsync.BREAK = BREAK;
    visitAsync.SKIP = SKIP;
    visitAsync.REMOVE = REMOVE;
    async function visitAsync_(key, node, visitor, path) {
      let ctrl = await callVisitor(key, node, visitor, path);
      if (identity.isNode(ctrl) || identity.isPair(ctrl))
        return replaceNode(key, path, ctrl), visitAsync_(key, ctrl, visitor, path);
      if (typeof ctrl != "symbol") {
        if (identity.isCollection(node)) {
          path = Object.freeze(path.concat(node));
          for (let i = 0; i < node.items.length; ++i) {
            let ci = await visitAsync_(i, node.items[i], visitor, path);
            if (typeof ci == "number")
              i = ci - 1;
            else {
              if (ci === BREAK)
                return BREAK;
              ci === REMOVE && (node.items.splice(i, 1), i -= 1);
            }
          }
        } else if (identity.isPair(node)) {
          path = Object.freeze(path.concat(node));
          let ck = await visitAsync_("key", node.key, visitor, path);
          if (ck === BREAK)
            return BREAK;
          ck === REMOVE && (node.key = null);
          let cv = await visitAsync_("value", node.value, visitor, path);
          if (cv === BREAK)
            return BREAK;
          cv === REMOVE && (node.value = null);
        }
      }
      return ctrl;
    }
    function initVisitor(visitor) {
      return typeof visitor == "object" && (visitor.Collection || visitor.Node || visitor.Value) ? Object.assign({
        Alias: visitor.Node,
        Map: visitor.Node,
        Scalar: visitor.Node,
        Seq: visitor.Node
      }, visitor.Value && {
        Map: visitor.Value,
        Scalar: visitor.Value,
        Seq: visitor.Value
      }, visitor.Collection && {
        Map: visitor.Collection,
        Seq: visitor.Collection
      }, visitor) : visitor;
    }
    function callVisitor(key, node, visitor, path) {
      if (typeof visitor == "function")
        return visitor(key, node, path);
      if (identity.isMap(node))
        return visitor.Map?.(key, node, path);
      if (identity.isSeq(node))
        return visitor.Seq?.(key, node, path);
      if (identity.isPair(node))
        return visitor.Pair?.(key, node, path);
      if (identity.isScalar(node))
        return visitor.Scalar?.(key, node, path);
      if (identity.isAlias(node))
        return visitor.Alias?.(key, node, path);
    }
    function replaceNode(key, path, node) {
      let parent = path[path.length - 1];
      if (identity.isCollection(parent))
        parent.items[key] = node;
      else if (identity.isPair(parent))
        key === "key" ? parent.key = node : parent.value = node;
      else if (identity.isDocument(parent))
        parent.contents = node;
      else {
        let pt = identity.isAlias(parent) ? "alias" : "scalar";
        throw new Error(`Cannot replace node with ${pt} parent`);
      }
    }
    exports2.visit = visit2;
    exports2.visitAsync = visitAsync;
  }
});

// node_modules/yaml/dist/doc/directives.js
var require_directives = __commonJS({
  "node_modules/yaml/dist/doc/directives.js"(exports2) {
    "use strict";
    var identity = require_identity(), visit2 = require_visit(), escapeChars = {
      "!": "%21",
      ",": "%2C",
      "[": "%5B",
      "]": "%5D",
      "{": "%7B",
      "}": "%7D"
    }, escapeTagName = (tn) => tn.replace(/[!,[\]{}]/g, (ch) => escapeChars[ch]), Directives = class _Directives {
      constructor(yaml, tags) {
        this.docStart = null, this.docEnd = !1, this.yaml = Object.assign({}, _Directives.defaultYaml, yaml), this.tags = Object.assign({}, _Directives.defaultTags, tags);
      }
      clone() {
        let copy = new _Directives(this.yaml, this.tags);
        return copy.docStart = this.docStart, copy;
      }
      /**
       * During parsing, get a Directives instance for the current document and
       * update the stream state according to the current version's spec.
       */
      atDocument() {
        let res = new _Directives(this.yaml, this.tags);
        switch (this.yaml.version) {
          case "1.1":
            this.atNextDocument = !0;
            break;
          case "1.2":
            this.atNextDocument = !1, this.yaml = {
              explicit: _Directives.defaultYaml.explicit,
              version: "1.2"
            }, this.tags = Object.assign({}, _Directives.defaultTags);
            break;
        }
        return res;
      }
      /**
       * @param onError - May be called even if the action was successful
       * @returns `true` on success
       */
      add(line, onError) {
        this.atNextDocument && (this.yaml = { explicit: _Directives.defaultYaml.explicit, version: "1.1" }, this.tags = Object.assign({}, _Directives.defaultTags), this.atNextDocument = !1);
        let parts = line.trim().split(/[ \t]+/), name = parts.shift();
        switch (name) {
          case "%TAG": {
            if (parts.length !== 2 && (onError(0, "%TAG directive should contain exactly two parts"), parts.length < 2))
              return !1;
            let [handle, prefix] = parts;
            return this.tags[handle] = prefix, !0;
          }
          case "%YAML": {
            if (this.yaml.explicit = !0, parts.length !== 1)
              return onError(0, "%YAML directive should contain exactly one part"), !1;
            let [version] = parts;
            if (version === "1.1" || version === "1.2")
              return this.yaml.version = version, !0;
            {
              let isValid = /^\d+\.\d+$/.test(version);
              return onError(6, `Unsupported YAML version ${version}`, isValid), !1;
            }
          }
          default:
            return onError(0, `Unknown directive ${name}`, !0), !1;
        }
      }
      /**
       * Resolves a tag, matching handles to those defined in %TAG directives.
       *
       * @returns Resolved tag, which may also be the non-specific tag `'!'` or a
       *   `'!local'` tag, or `null` if unresolvable.
       */
      tagName(source, onError) {
        if (source === "!")
          return "!";
        if (source[0] !== "!")
          return onError(`Not a valid tag: ${source}`), null;
        if (source[1] === "<") {
          let verbatim = source.slice(2, -1);
          return verbatim === "!" || verbatim === "!!" ? (onError(`Verbatim tags aren't resolved, so ${source} is invalid.`), null) : (source[source.length - 1] !== ">" && onError("Verbatim tags must end with a >"), verbatim);
        }
        let [, handle, suffix] = source.match(/^(.*!)([^!]*)$/s);
        suffix || onError(`The ${source} tag has no suffix`);
        let prefix = this.tags[handle];
        if (prefix)
          try {
            return prefix + decodeURIComponent(suffix);
          } catch (error) {
            return onError(String(error)), null;
          }
        return handle === "!" ? source : (onError(`Could not resolve tag: ${source}`), null);
      }
      /**
       * Given a fully resolved tag, returns its printable string form,
       * taking into account current tag prefixes and defaults.
       */
      tagString(tag) {
        for (let [handle, prefix] of Object.entries(this.tags))
          if (tag.startsWith(prefix))
            return handle + escapeTagName(tag.substring(prefix.length));
        return tag[0] === "!" ? tag : `!<${tag}>`;
      }
      toString(doc) {
        let lines = this.yaml.explicit ? [`%YAML ${this.yaml.version || "1.2"}`] : [], tagEntries = Object.entries(this.tags), tagNames;
        if (doc && tagEntries.length > 0 && identity.isNode(doc.contents)) {
          let tags = {};
          visit2.visit(doc.contents, (_key, node) => {
            identity.isNode(node) && node.tag && (tags[node.tag] = !0);
          }), tagNames = Object.keys(tags);
        } else
          tagNames = [];
        for (let [handle, prefix] of tagEntries)
          handle === "!!" && prefix === "tag:yaml.org,2002:" || (!doc || tagNames.some((tn) => tn.startsWith(prefix))) && lines.push(`%TAG ${handle} ${prefix}`);
        return lines.join(`
`);
      }
    };
    Directives.defaultYaml = { explicit: !1, version: "1.2" };
    Directives.defaultTags = { "!!": "tag:yaml.org,2002:" };
    exports2.Directives = Directives;
  }
});

// node_modules/yaml/dist/doc/anchors.js
var require_anchors = __commonJS({
  "node_modules/yaml/dist/doc/anchors.js"(exports2) {
    "use strict";
    var identity = require_identity(), visit2 = require_visit();
    function anchorIsValid(anchor) {
      if (/[\x00-\x19\s,[\]{}]/.test(anchor)) {
        let msg = `Anchor must not contain whitespace or control characters: ${JSON.stringify(anchor)}`;
        throw new Error(msg);
      }
      return !0;
    }
    function anchorNames(root) {
      let anchors = /* @__PURE__ */ new Set();
      return visit2.visit(root, {
        Value(_key, node) {
          node.anchor && anchors.add(node.anchor);
        }
      }), anchors;
    }
    function findNewAnchor(prefix, exclude) {
      for (let i = 1; ; ++i) {
        let name = `${prefix}${i}`;
        if (!exclude.has(name))
          return name;
      }
    }
    function createNodeAnchors(doc, prefix) {
      let aliasObjects = [], sourceObjects = /* @__PURE__ */ new Map(), prevAnchors = null;
      return {
        onAnchor: (source) => {
          aliasObjects.push(source), prevAnchors ?? (prevAnchors = anchorNames(doc));
          let anchor = findNewAnchor(prefix, prevAnchors);
          return prevAnchors.add(anchor), anchor;
        },
        /**
         * With circular references, the source node is only resolved after all
         * of its child nodes are. This is why anchors are set only after all of
         * the nodes have been created.
         */
        setAnchors: () => {
          for (let source of aliasObjects) {
            let ref = sourceObjects.get(source);
            if (typeof ref == "object" && ref.anchor && (identity.isScalar(ref.node) || identity.isCollection(ref.node)))
              ref.node.anchor = ref.anchor;
            else {
              let error = new Error("Failed to resolve repeated object (this should not happen)");
              throw error.source = source, error;
            }
          }
        },
        sourceObjects
      };
    }
    exports2.anchorIsValid = anchorIsValid;
    exports2.anchorNames = anchorNames;
    exports2.createNodeAnchors = createNodeAnchors;
    exports2.findNewAnchor = findNewAnchor;
  }
});

// node_modules/yaml/dist/doc/applyReviver.js
var require_applyReviver = __commonJS({
  "node_modules/yaml/dist/doc/applyReviver.js"(exports2) {
    "use strict";
    function applyReviver(reviver, obj, key, val) {
      if (val && typeof val == "object")
        if (Array.isArray(val))
          for (let i = 0, len = val.length; i < len; ++i) {
            let v0 = val[i], v1 = applyReviver(reviver, val, String(i), v0);
            v1 === void 0 ? delete val[i] : v1 !== v0 && (val[i] = v1);
          }
        else if (val instanceof Map)
          for (let k of Array.from(val.keys())) {
            let v0 = val.get(k), v1 = applyReviver(reviver, val, k, v0);
            v1 === void 0 ? val.delete(k) : v1 !== v0 && val.set(k, v1);
          }
        else if (val instanceof Set)
          for (let v0 of Array.from(val)) {
            let v1 = applyReviver(reviver, val, v0, v0);
            v1 === void 0 ? val.delete(v0) : v1 !== v0 && (val.delete(v0), val.add(v1));
          }
        else
          for (let [k, v0] of Object.entries(val)) {
            let v1 = applyReviver(reviver, val, k, v0);
            v1 === void 0 ? delete val[k] : v1 !== v0 && (val[k] = v1);
          }
      return reviver.call(obj, key, val);
    }
    exports2.applyReviver = applyReviver;
  }
});

// node_modules/yaml/dist/nodes/toJS.js
var require_toJS = __commonJS({
  "node_modules/yaml/dist/nodes/toJS.js"(exports2) {
    "use strict";
    var identity = require_identity();
    function toJS(value, arg, ctx) {
      if (Array.isArray(value))
        return value.map((v, i) => toJS(v, String(i), ctx));
      if (value && typeof value.toJSON == "function") {
        if (!ctx || !identity.hasAnchor(value))
          return value.toJSON(arg, ctx);
        let data = { aliasCount: 0, count: 1, res: void 0 };
        ctx.anchors.set(value, data), ctx.onCreate = (res2) => {
          data.res = res2, delete ctx.onCreate;
        };
        let res = value.toJSON(arg, ctx);
        return ctx.onCreate && ctx.onCreate(res), res;
      }
      return typeof value == "bigint" && !ctx?.keep ? Number(value) : value;
    }
    exports2.toJS = toJS;
  }
});

// node_modules/yaml/dist/nodes/Node.js
var require_Node = __commonJS({
  "node_modules/yaml/dist/nodes/Node.js"(exports2) {
    "use strict";
    var applyReviver = require_applyReviver(), identity = require_identity(), toJS = require_toJS(), NodeBase = class {
      constructor(type) {
        Object.defineProperty(this, identity.NODE_TYPE, { value: type });
      }
      /** Create a copy of this node.  */
      clone() {
        let copy = Object.create(Object.getPrototypeOf(this), Object.getOwnPropertyDescriptors(this));
        return this.range && (copy.range = this.range.slice()), copy;
      }
      /** A plain JavaScript representation of this node. */
      toJS(doc, { mapAsMap, maxAliasCount, onAnchor, reviver } = {}) {
        if (!identity.isDocument(doc))
          throw new TypeError("A document argument is required");
        let ctx = {
          anchors: /* @__PURE__ */ new Map(),
          doc,
          keep: !0,
          mapAsMap: mapAsMap === !0,
          mapKeyWarned: !1,
          maxAliasCount: typeof maxAliasCount == "number" ? maxAliasCount : 100
        }, res = toJS.toJS(this, "", ctx);
        if (typeof onAnchor == "function")
          for (let { count: count2, res: res2 } of ctx.anchors.values())
            onAnchor(res2, count2);
        return typeof reviver == "function" ? applyReviver.applyReviver(reviver, { "": res }, "", res) : res;
      }
    };
    exports2.NodeBase = NodeBase;
  }
});

// node_modules/yaml/dist/nodes/Alias.js
var require_Alias = __commonJS({
  "node_modules/yaml/dist/nodes/Alias.js"(exports2) {
    "use strict";
    var anchors = require_anchors(), visit2 = require_visit(), identity = require_identity(), Node = require_Node(), toJS = require_toJS(), Alias = class extends Node.NodeBase {
      constructor(source) {
        super(identity.ALIAS), this.source = source, Object.defineProperty(this, "tag", {
          set() {
            throw new Error("Alias nodes cannot have tags");
          }
        });
      }
      /**
       * Resolve the value of this alias within `doc`, finding the last
       * instance of the `source` anchor before this node.
       */
      resolve(doc, ctx) {
        if (ctx?.maxAliasCount === 0)
          throw new ReferenceError("Alias resolution is disabled");
        let nodes;
        ctx?.aliasResolveCache ? nodes = ctx.aliasResolveCache : (nodes = [], visit2.visit(doc, {
          Node: (_key, node) => {
            (identity.isAlias(node) || identity.hasAnchor(node)) && nodes.push(node);
          }
        }), ctx && (ctx.aliasResolveCache = nodes));
        let found;
        for (let node of nodes) {
          if (node === this)
            break;
          node.anchor === this.source && (found = node);
        }
        if (found && ctx) {
          let { anchors: anchors2, doc: doc2, maxAliasCount } = ctx, data = anchors2.get(found);
          if (data || (toJS.toJS(found, null, ctx), data = anchors2.get(found)), data?.res === void 0) {
            let msg = "This should not happen: Alias anchor was not resolved?";
            throw new ReferenceError(msg);
          }
          if (maxAliasCount >= 0 && (data.count += 1, data.aliasCount === 0 && (data.aliasCount = getAliasCount(doc2, found, anchors2)), data.count * data.aliasCount > maxAliasCount)) {
            let msg = "Excessive alias count indicates a resource exhaustion attack";
            throw new ReferenceError(msg);
          }
        }
        return found;
      }
      toJSON(_arg, ctx) {
        if (!ctx)
          return { source: this.source };
        let source = this.resolve(ctx.doc, ctx);
        if (!source) {
          let msg = `Unresolved alias (the anchor must be set before the alias): ${this.source}`;
          throw new ReferenceError(msg);
        }
        return ctx.anchors.get(source).res;
      }
      toString(ctx, _onComment, _onChompKeep) {
        let src = `*${this.source}`;
        if (ctx) {
          if (anchors.anchorIsValid(this.source), ctx.options.verifyAliasOrder && !ctx.anchors.has(this.source)) {
            let msg = `Unresolved alias (the anchor must be set before the alias): ${this.source}`;
            throw new Error(msg);
          }
          if (ctx.implicitKey)
            return `${src} `;
        }
        return src;
      }
    };
    function getAliasCount(doc, node, anchors2) {
      if (identity.isAlias(node)) {
        let source = node.resolve(doc), anchor = anchors2 && source && anchors2.get(source);
        return anchor ? anchor.count * anchor.aliasCount : 0;
      } else if (identity.isCollection(node)) {
        let count2 = 0;
        for (let item of node.items) {
          let c = getAliasCount(doc, item, anchors2);
          c > count2 && (count2 = c);
        }
        return count2;
      } else if (identity.isPair(node)) {
        let kc = getAliasCount(doc, node.key, anchors2), vc = getAliasCount(doc, node.value, anchors2);
        return Math.max(kc, vc);
      }
      return 1;
    }
    exports2.Alias = Alias;
  }
});

// node_modules/yaml/dist/nodes/Scalar.js
var require_Scalar = __commonJS({
  "node_modules/yaml/dist/nodes/Scalar.js"(exports2) {
    "use strict";
    var identity = require_identity(), Node = require_Node(), toJS = require_toJS(), isScalarValue = (value) => !value || typeof value != "function" && typeof value != "object", Scalar = class extends Node.NodeBase {
      constructor(value) {
        super(identity.SCALAR), this.value = value;
      }
      toJSON(arg, ctx) {
        return ctx?.keep ? this.value : toJS.toJS(this.value, arg, ctx);
      }
      toString() {
        return String(this.value);
      }
    };
    Scalar.BLOCK_FOLDED = "BLOCK_FOLDED";
    Scalar.BLOCK_LITERAL = "BLOCK_LITERAL";
    Scalar.PLAIN = "PLAIN";
    Scalar.QUOTE_DOUBLE = "QUOTE_DOUBLE";
    Scalar.QUOTE_SINGLE = "QUOTE_SINGLE";
    exports2.Scalar = Scalar;
    exports2.isScalarValue = isScalarValue;
  }
});

// node_modules/yaml/dist/doc/createNode.js
var require_createNode = __commonJS({
  "node_modules/yaml/dist/doc/createNode.js"(exports2) {
    "use strict";
    var Alias = require_Alias(), identity = require_identity(), Scalar = require_Scalar(), defaultTagPrefix = "tag:yaml.org,2002:";
    function findTagObject(value, tagName, tags) {
      if (tagName) {
        let match = tags.filter((t) => t.tag === tagName), tagObj = match.find((t) => !t.format) ?? match[0];
        if (!tagObj)
          throw new Error(`Tag ${tagName} not found`);
        return tagObj;
      }
      return tags.find((t) => t.identify?.(value) && !t.format);
    }
    function createNode(value, tagName, ctx) {
      if (identity.isDocument(value) && (value = value.contents), identity.isNode(value))
        return value;
      if (identity.isPair(value)) {
        let map = ctx.schema[identity.MAP].createNode?.(ctx.schema, null, ctx);
        return map.items.push(value), map;
      }
      (value instanceof String || value instanceof Number || value instanceof Boolean || typeof BigInt < "u" && value instanceof BigInt) && (value = value.valueOf());
      let { aliasDuplicateObjects, onAnchor, onTagObj, schema, sourceObjects } = ctx, ref;
      if (aliasDuplicateObjects && value && typeof value == "object") {
        if (ref = sourceObjects.get(value), ref)
          return ref.anchor ?? (ref.anchor = onAnchor(value)), new Alias.Alias(ref.anchor);
        ref = { anchor: null, node: null }, sourceObjects.set(value, ref);
      }
      tagName?.startsWith("!!") && (tagName = defaultTagPrefix + tagName.slice(2));
      let tagObj = findTagObject(value, tagName, schema.tags);
      if (!tagObj) {
        if (value && typeof value.toJSON == "function" && (value = value.toJSON()), !value || typeof value != "object") {
          let node2 = new Scalar.Scalar(value);
          return ref && (ref.node = node2), node2;
        }
        tagObj = value instanceof Map ? schema[identity.MAP] : Symbol.iterator in Object(value) ? schema[identity.SEQ] : schema[identity.MAP];
      }
      onTagObj && (onTagObj(tagObj), delete ctx.onTagObj);
      let node = tagObj?.createNode ? tagObj.createNode(ctx.schema, value, ctx) : typeof tagObj?.nodeClass?.from == "function" ? tagObj.nodeClass.from(ctx.schema, value, ctx) : new Scalar.Scalar(value);
      return tagName ? node.tag = tagName : tagObj.default || (node.tag = tagObj.tag), ref && (ref.node = node), node;
    }
    exports2.createNode = createNode;
  }
});

// node_modules/yaml/dist/nodes/Collection.js
var require_Collection = __commonJS({
  "node_modules/yaml/dist/nodes/Collection.js"(exports2) {
    "use strict";
    var createNode = require_createNode(), identity = require_identity(), Node = require_Node();
    function collectionFromPath(schema, path, value) {
      let v = value;
      for (let i = path.length - 1; i >= 0; --i) {
        let k = path[i];
        if (typeof k == "number" && Number.isInteger(k) && k >= 0) {
          let a = [];
          a[k] = v, v = a;
        } else
          v = /* @__PURE__ */ new Map([[k, v]]);
      }
      return createNode.createNode(v, void 0, {
        aliasDuplicateObjects: !1,
        keepUndefined: !1,
        onAnchor: () => {
          throw new Error("This should not happen, please report a bug.");
        },
        schema,
        sourceObjects: /* @__PURE__ */ new Map()
      });
    }
    var isEmptyPath = (path) => path == null || typeof path == "object" && !!path[Symbol.iterator]().next().done, Collection = class extends Node.NodeBase {
      constructor(type, schema) {
        super(type), Object.defineProperty(this, "schema", {
          value: schema,
          configurable: !0,
          enumerable: !1,
          writable: !0
        });
      }
      /**
       * Create a copy of this collection.
       *
       * @param schema - If defined, overwrites the original's schema
       */
      clone(schema) {
        let copy = Object.create(Object.getPrototypeOf(this), Object.getOwnPropertyDescriptors(this));
        return schema && (copy.schema = schema), copy.items = copy.items.map((it) => identity.isNode(it) || identity.isPair(it) ? it.clone(schema) : it), this.range && (copy.range = this.range.slice()), copy;
      }
      /**
       * Adds a value to the collection. For `!!map` and `!!omap` the value must
       * be a Pair instance or a `{ key, value }` object, which may not have a key
       * that already exists in the map.
       */
      addIn(path, value) {
        if (isEmptyPath(path))
          this.add(value);
        else {
          let [key, ...rest] = path, node = this.get(key, !0);
          if (identity.isCollection(node))
            node.addIn(rest, value);
          else if (node === void 0 && this.schema)
            this.set(key, collectionFromPath(this.schema, rest, value));
          else
            throw new Error(`Expected YAML collection at ${key}. Remaining path: ${rest}`);
        }
      }
      /**
       * Removes a value from the collection.
       * @returns `true` if the item was found and removed.
       */
      deleteIn(path) {
        let [key, ...rest] = path;
        if (rest.length === 0)
          return this.delete(key);
        let node = this.get(key, !0);
        if (identity.isCollection(node))
          return node.deleteIn(rest);
        throw new Error(`Expected YAML collection at ${key}. Remaining path: ${rest}`);
      }
      /**
       * Returns item at `key`, or `undefined` if not found. By default unwraps
       * scalar values from their surrounding node; to disable set `keepScalar` to
       * `true` (collections are always returned intact).
       */
      getIn(path, keepScalar) {
        let [key, ...rest] = path, node = this.get(key, !0);
        return rest.length === 0 ? !keepScalar && identity.isScalar(node) ? node.value : node : identity.isCollection(node) ? node.getIn(rest, keepScalar) : void 0;
      }
      hasAllNullValues(allowScalar) {
        return this.items.every((node) => {
          if (!identity.isPair(node))
            return !1;
          let n = node.value;
          return n == null || allowScalar && identity.isScalar(n) && n.value == null && !n.commentBefore && !n.comment && !n.tag;
        });
      }
      /**
       * Checks if the collection includes a value with the key `key`.
       */
      hasIn(path) {
        let [key, ...rest] = path;
        if (rest.length === 0)
          return this.has(key);
        let node = this.get(key, !0);
        return identity.isCollection(node) ? node.hasIn(rest) : !1;
      }
      /**
       * Sets a value in this collection. For `!!set`, `value` needs to be a
       * boolean to add/remove the item from the set.
       */
      setIn(path, value) {
        let [key, ...rest] = path;
        if (rest.length === 0)
          this.set(key, value);
        else {
          let node = this.get(key, !0);
          if (identity.isCollection(node))
            node.setIn(rest, value);
          else if (node === void 0 && this.schema)
            this.set(key, collectionFromPath(this.schema, rest, value));
          else
            throw new Error(`Expected YAML collection at ${key}. Remaining path: ${rest}`);
        }
      }
    };
    exports2.Collection = Collection;
    exports2.collectionFromPath = collectionFromPath;
    exports2.isEmptyPath = isEmptyPath;
  }
});

// node_modules/yaml/dist/stringify/stringifyComment.js
var require_stringifyComment = __commonJS({
  "node_modules/yaml/dist/stringify/stringifyComment.js"(exports2) {
    "use strict";
    var stringifyComment = (str) => str.replace(/^(?!$)(?: $)?/gm, "#");
    function indentComment(comment, indent) {
      return /^\n+$/.test(comment) ? comment.substring(1) : indent ? comment.replace(/^(?! *$)/gm, indent) : comment;
    }
    var lineComment = (str, indent, comment) => str.endsWith(`
`) ? indentComment(comment, indent) : comment.includes(`
`) ? `
` + indentComment(comment, indent) : (str.endsWith(" ") ? "" : " ") + comment;
    exports2.indentComment = indentComment;
    exports2.lineComment = lineComment;
    exports2.stringifyComment = stringifyComment;
  }
});

// node_modules/yaml/dist/stringify/foldFlowLines.js
var require_foldFlowLines = __commonJS({
  "node_modules/yaml/dist/stringify/foldFlowLines.js"(exports2) {
    "use strict";
    var FOLD_FLOW = "flow", FOLD_BLOCK = "block", FOLD_QUOTED = "quoted";
    function foldFlowLines(text2, indent, mode = "flow", { indentAtStart, lineWidth = 80, minContentWidth = 20, onFold, onOverflow } = {}) {
      if (!lineWidth || lineWidth < 0)
        return text2;
      lineWidth < minContentWidth && (minContentWidth = 0);
      let endStep = Math.max(1 + minContentWidth, 1 + lineWidth - indent.length);
      if (text2.length <= endStep)
        return text2;
      let folds = [], escapedFolds = {}, end = lineWidth - indent.length;
      typeof indentAtStart == "number" && (indentAtStart > lineWidth - Math.max(2, minContentWidth) ? folds.push(0) : end = lineWidth - indentAtStart);
      let split, prev, overflow = !1, i = -1, escStart = -1, escEnd = -1;
      mode === FOLD_BLOCK && (i = consumeMoreIndentedLines(text2, i, indent.length), i !== -1 && (end = i + endStep));
      for (let ch; ch = text2[i += 1]; ) {
        if (mode === FOLD_QUOTED && ch === "\\") {
          switch (escStart = i, text2[i + 1]) {
            case "x":
              i += 3;
              break;
            case "u":
              i += 5;
              break;
            case "U":
              i += 9;
              break;
            default:
              i += 1;
          }
          escEnd = i;
        }
        if (ch === `
`)
          mode === FOLD_BLOCK && (i = consumeMoreIndentedLines(text2, i, indent.length)), end = i + indent.length + endStep, split = void 0;
        else {
          if (ch === " " && prev && prev !== " " && prev !== `
` && prev !== "	") {
            let next = text2[i + 1];
            next && next !== " " && next !== `
` && next !== "	" && (split = i);
          }
          if (i >= end)
            if (split)
              folds.push(split), end = split + endStep, split = void 0;
            else if (mode === FOLD_QUOTED) {
              for (; prev === " " || prev === "	"; )
                prev = ch, ch = text2[i += 1], overflow = !0;
              let j = i > escEnd + 1 ? i - 2 : escStart - 1;
              if (escapedFolds[j])
                return text2;
              folds.push(j), escapedFolds[j] = !0, end = j + endStep, split = void 0;
            } else
              overflow = !0;
        }
        prev = ch;
      }
      if (overflow && onOverflow && onOverflow(), folds.length === 0)
        return text2;
      onFold && onFold();
      let res = text2.slice(0, folds[0]);
      for (let i2 = 0; i2 < folds.length; ++i2) {
        let fold = folds[i2], end2 = folds[i2 + 1] || text2.length;
        fold === 0 ? res = `
${indent}${text2.slice(0, end2)}` : (mode === FOLD_QUOTED && escapedFolds[fold] && (res += `${text2[fold]}\\`), res += `
${indent}${text2.slice(fold + 1, end2)}`);
      }
      return res;
    }
    function consumeMoreIndentedLines(text2, i, indent) {
      let end = i, start2 = i + 1, ch = text2[start2];
      for (; ch === " " || ch === "	"; )
        if (i < start2 + indent)
          ch = text2[++i];
        else {
          do
            ch = text2[++i];
          while (ch && ch !== `
`);
          end = i, start2 = i + 1, ch = text2[start2];
        }
      return end;
    }
    exports2.FOLD_BLOCK = FOLD_BLOCK;
    exports2.FOLD_FLOW = FOLD_FLOW;
    exports2.FOLD_QUOTED = FOLD_QUOTED;
    exports2.foldFlowLines = foldFlowLines;
  }
});

// node_modules/yaml/dist/stringify/stringifyString.js
var require_stringifyString = __commonJS({
  "node_modules/yaml/dist/stringify/stringifyString.js"(exports2) {
    "use strict";
    var Scalar = require_Scalar(), foldFlowLines = require_foldFlowLines(), getFoldOptions = (ctx, isBlock) => ({
      indentAtStart: isBlock ? ctx.indent.length : ctx.indentAtStart,
      lineWidth: ctx.options.lineWidth,
      minContentWidth: ctx.options.minContentWidth
    }), containsDocumentMarker = (str) => /^(%|---|\.\.\.)/m.test(str);
    function lineLengthOverLimit(str, lineWidth, indentLength) {
      if (!lineWidth || lineWidth < 0)
        return !1;
      let limit = lineWidth - indentLength, strLen = str.length;
      if (strLen <= limit)
        return !1;
      for (let i = 0, start2 = 0; i < strLen; ++i)
        if (str[i] === `
`) {
          if (i - start2 > limit)
            return !0;
          if (start2 = i + 1, strLen - start2 <= limit)
            return !1;
        }
      return !0;
    }
    function doubleQuotedString(value, ctx) {
      let json = JSON.stringify(value);
      if (ctx.options.doubleQuotedAsJSON)
        return json;
      let { implicitKey } = ctx, minMultiLineLength = ctx.options.doubleQuotedMinMultiLineLength, indent = ctx.indent || (containsDocumentMarker(value) ? "  " : ""), str = "", start2 = 0;
      for (let i = 0, ch = json[i]; ch; ch = json[++i])
        if (ch === " " && json[i + 1] === "\\" && json[i + 2] === "n" && (str += json.slice(start2, i) + "\\ ", i += 1, start2 = i, ch = "\\"), ch === "\\")
          switch (json[i + 1]) {
            case "u":
              {
                str += json.slice(start2, i);
                let code = json.substr(i + 2, 4);
                switch (code) {
                  case "0000":
                    str += "\\0";
                    break;
                  case "0007":
                    str += "\\a";
                    break;
                  case "000b":
                    str += "\\v";
                    break;
                  case "001b":
                    str += "\\e";
                    break;
                  case "0085":
                    str += "\\N";
                    break;
                  case "00a0":
                    str += "\\_";
                    break;
                  case "2028":
                    str += "\\L";
                    break;
                  case "2029":
                    str += "\\P";
                    break;
                  default:
                    code.substr(0, 2) === "00" ? str += "\\x" + code.substr(2) : str += json.substr(i, 6);
                }
                i += 5, start2 = i + 1;
              }
              break;
            case "n":
              if (implicitKey || json[i + 2] === '"' || json.length < minMultiLineLength)
                i += 1;
              else {
                for (str += json.slice(start2, i) + `

`; json[i + 2] === "\\" && json[i + 3] === "n" && json[i + 4] !== '"'; )
                  str += `
`, i += 2;
                str += indent, json[i + 2] === " " && (str += "\\"), i += 1, start2 = i + 1;
              }
              break;
            default:
              i += 1;
          }
      return str = start2 ? str + json.slice(start2) : json, implicitKey ? str : foldFlowLines.foldFlowLines(str, indent, foldFlowLines.FOLD_QUOTED, getFoldOptions(ctx, !1));
    }
    function singleQuotedString(value, ctx) {
      if (ctx.options.singleQuote === !1 || ctx.implicitKey && value.includes(`
`) || /[ \t]\n|\n[ \t]/.test(value))
        return doubleQuotedString(value, ctx);
      let indent = ctx.indent || (containsDocumentMarker(value) ? "  " : ""), res = "'" + value.replace(/'/g, "''").replace(/\n+/g, `$&
${indent}`) + "'";
      return ctx.implicitKey ? res : foldFlowLines.foldFlowLines(res, indent, foldFlowLines.FOLD_FLOW, getFoldOptions(ctx, !1));
    }
    function quotedString(value, ctx) {
      let { singleQuote } = ctx.options, qs;
      if (singleQuote === !1)
        qs = doubleQuotedString;
      else {
        let hasDouble = value.includes('"'), hasSingle = value.includes("'");
        hasDouble && !hasSingle ? qs = singleQuotedString : hasSingle && !hasDouble ? qs = doubleQuotedString : qs = singleQuote ? singleQuotedString : doubleQuotedString;
      }
      return qs(value, ctx);
    }
    var blockEndNewlines;
    try {
      blockEndNewlines = new RegExp(`(^|(?<!
))
+(?!
|$)`, "g");
    } catch {
      blockEndNewlines = /\n+(?!\n|$)/g;
    }
    function blockString({ comment, type, value }, ctx, onComment, onChompKeep) {
      let { blockQuote, commentString, lineWidth } = ctx.options;
      if (!blockQuote || /\n[\t ]+$/.test(value))
        return quotedString(value, ctx);
      let indent = ctx.indent || (ctx.forceBlockIndent || containsDocumentMarker(value) ? "  " : ""), literal2 = blockQuote === "literal" ? !0 : blockQuote === "folded" || type === Scalar.Scalar.BLOCK_FOLDED ? !1 : type === Scalar.Scalar.BLOCK_LITERAL ? !0 : !lineLengthOverLimit(value, lineWidth, indent.length);
      if (!value)
        return literal2 ? `|
` : `>
`;
      let chomp, endStart;
      for (endStart = value.length; endStart > 0; --endStart) {
        let ch = value[endStart - 1];
        if (ch !== `
` && ch !== "	" && ch !== " ")
          break;
      }
      let end = value.substring(endStart), endNlPos = end.indexOf(`
`);
      endNlPos === -1 ? chomp = "-" : value === end || endNlPos !== end.length - 1 ? (chomp = "+", onChompKeep && onChompKeep()) : chomp = "", end && (value = value.slice(0, -end.length), end[end.length - 1] === `
` && (end = end.slice(0, -1)), end = end.replace(blockEndNewlines, `$&${indent}`));
      let startWithSpace = !1, startEnd, startNlPos = -1;
      for (startEnd = 0; startEnd < value.length; ++startEnd) {
        let ch = value[startEnd];
        if (ch === " ")
          startWithSpace = !0;
        else if (ch === `
`)
          startNlPos = startEnd;
        else
          break;
      }
      let start2 = value.substring(0, startNlPos < startEnd ? startNlPos + 1 : startEnd);
      start2 && (value = value.substring(start2.length), start2 = start2.replace(/\n+/g, `$&${indent}`));
      let header = (startWithSpace ? indent ? "2" : "1" : "") + chomp;
      if (comment && (header += " " + commentString(comment.replace(/ ?[\r\n]+/g, " ")), onComment && onComment()), !literal2) {
        let foldedValue = value.replace(/\n+/g, `
$&`).replace(/(?:^|\n)([\t ].*)(?:([\n\t ]*)\n(?![\n\t ]))?/g, "$1$2").replace(/\n+/g, `$&${indent}`), literalFallback = !1, foldOptions = getFoldOptions(ctx, !0);
        blockQuote !== "folded" && type !== Scalar.Scalar.BLOCK_FOLDED && (foldOptions.onOverflow = () => {
          literalFallback = !0;
        });
        let body = foldFlowLines.foldFlowLines(`${start2}${foldedValue}${end}`, indent, foldFlowLines.FOLD_BLOCK, foldOptions);
        if (!literalFallback)
          return `>${header}
${indent}${body}`;
      }
      return value = value.replace(/\n+/g, `$&${indent}`), `|${header}
${indent}${start2}${value}${end}`;
    }
    function plainString(item, ctx, onComment, onChompKeep) {
      let { type, value } = item, { actualString, implicitKey, indent, indentStep, inFlow } = ctx;
      if (implicitKey && value.includes(`
`) || inFlow && /[[\]{},]/.test(value))
        return quotedString(value, ctx);
      if (/^[\n\t ,[\]{}#&*!|>'"%@`]|^[?-]$|^[?-][ \t]|[\n:][ \t]|[ \t]\n|[\n\t ]#|[\n\t :]$/.test(value))
        return implicitKey || inFlow || !value.includes(`
`) ? quotedString(value, ctx) : blockString(item, ctx, onComment, onChompKeep);
      if (!implicitKey && !inFlow && type !== Scalar.Scalar.PLAIN && value.includes(`
`))
        return blockString(item, ctx, onComment, onChompKeep);
      if (containsDocumentMarker(value)) {
        if (indent === "")
          return ctx.forceBlockIndent = !0, blockString(item, ctx, onComment, onChompKeep);
        if (implicitKey && indent === indentStep)
          return quotedString(value, ctx);
      }
      let str = value.replace(/\n+/g, `$&
${indent}`);
      if (actualString) {
        let test = (tag) => tag.default && tag.tag !== "tag:yaml.org,2002:str" && tag.test?.test(str), { compat, tags } = ctx.doc.schema;
        if (tags.some(test) || compat?.some(test))
          return quotedString(value, ctx);
      }
      return implicitKey ? str : foldFlowLines.foldFlowLines(str, indent, foldFlowLines.FOLD_FLOW, getFoldOptions(ctx, !1));
    }
    function stringifyString(item, ctx, onComment, onChompKeep) {
      let { implicitKey, inFlow } = ctx, ss = typeof item.value == "string" ? item : Object.assign({}, item, { value: String(item.value) }), { type } = item;
      type !== Scalar.Scalar.QUOTE_DOUBLE && /[\x00-\x08\x0b-\x1f\x7f-\x9f\u{D800}-\u{DFFF}]/u.test(ss.value) && (type = Scalar.Scalar.QUOTE_DOUBLE);
      let _stringify = (_type) => {
        switch (_type) {
          case Scalar.Scalar.BLOCK_FOLDED:
          case Scalar.Scalar.BLOCK_LITERAL:
            return implicitKey || inFlow ? quotedString(ss.value, ctx) : blockString(ss, ctx, onComment, onChompKeep);
          case Scalar.Scalar.QUOTE_DOUBLE:
            return doubleQuotedString(ss.value, ctx);
          case Scalar.Scalar.QUOTE_SINGLE:
            return singleQuotedString(ss.value, ctx);
          case Scalar.Scalar.PLAIN:
            return plainString(ss, ctx, onComment, onChompKeep);
          default:
            return null;
        }
      }, res = _stringify(type);
      if (res === null) {
        let { defaultKeyType, defaultStringType } = ctx.options, t = implicitKey && defaultKeyType || defaultStringType;
        if (res = _stringify(t), res === null)
          throw new Error(`Unsupported default string type ${t}`);
      }
      return res;
    }
    exports2.stringifyString = stringifyString;
  }
});

// node_modules/yaml/dist/stringify/stringify.js
var require_stringify = __commonJS({
  "node_modules/yaml/dist/stringify/stringify.js"(exports2) {
    "use strict";
    var anchors = require_anchors(), identity = require_identity(), stringifyComment = require_stringifyComment(), stringifyString = require_stringifyString();
    function createStringifyContext(doc, options2) {
      let opt = Object.assign({
        blockQuote: !0,
        commentString: stringifyComment.stringifyComment,
        defaultKeyType: null,
        defaultStringType: "PLAIN",
        directives: null,
        doubleQuotedAsJSON: !1,
        doubleQuotedMinMultiLineLength: 40,
        falseStr: "false",
        flowCollectionPadding: !0,
        indentSeq: !0,
        lineWidth: 80,
        minContentWidth: 20,
        nullStr: "null",
        simpleKeys: !1,
        singleQuote: null,
        trailingComma: !1,
        trueStr: "true",
        verifyAliasOrder: !0
      }, doc.schema.toStringOptions, options2), inFlow;
      switch (opt.collectionStyle) {
        case "block":
          inFlow = !1;
          break;
        case "flow":
          inFlow = !0;
          break;
        default:
          inFlow = null;
      }
      return {
        anchors: /* @__PURE__ */ new Set(),
        doc,
        flowCollectionPadding: opt.flowCollectionPadding ? " " : "",
        indent: "",
        indentStep: typeof opt.indent == "number" ? " ".repeat(opt.indent) : "  ",
        inFlow,
        options: opt
      };
    }
    function getTagObject(tags, item) {
      if (item.tag) {
        let match = tags.filter((t) => t.tag === item.tag);
        if (match.length > 0)
          return match.find((t) => t.format === item.format) ?? match[0];
      }
      let tagObj, obj;
      if (identity.isScalar(item)) {
        obj = item.value;
        let match = tags.filter((t) => t.identify?.(obj));
        if (match.length > 1) {
          let testMatch = match.filter((t) => t.test);
          testMatch.length > 0 && (match = testMatch);
        }
        tagObj = match.find((t) => t.format === item.format) ?? match.find((t) => !t.format);
      } else
        obj = item, tagObj = tags.find((t) => t.nodeClass && obj instanceof t.nodeClass);
      if (!tagObj) {
        let name = obj?.constructor?.name ?? (obj === null ? "null" : typeof obj);
        throw new Error(`Tag not resolved for ${name} value`);
      }
      return tagObj;
    }
    function stringifyProps(node, tagObj, { anchors: anchors$1, doc }) {
      if (!doc.directives)
        return "";
      let props = [], anchor = (identity.isScalar(node) || identity.isCollection(node)) && node.anchor;
      anchor && anchors.anchorIsValid(anchor) && (anchors$1.add(anchor), props.push(`&${anchor}`));
      let tag = node.tag ?? (tagObj.default ? null : tagObj.tag);
      return tag && props.push(doc.directives.tagString(tag)), props.join(" ");
    }
    function stringify(item, ctx, onComment, onChompKeep) {
      if (identity.isPair(item))
        return item.toString(ctx, onComment, onChompKeep);
      if (identity.isAlias(item)) {
        if (ctx.doc.directives)
          return item.toString(ctx);
        if (ctx.resolvedAliases?.has(item))
          throw new TypeError("Cannot stringify circular structure without alias nodes");
        ctx.resolvedAliases ? ctx.resolvedAliases.add(item) : ctx.resolvedAliases = /* @__PURE__ */ new Set([item]), item = item.resolve(ctx.doc);
      }
      let tagObj, node = identity.isNode(item) ? item : ctx.doc.createNode(item, { onTagObj: (o) => tagObj = o });
      tagObj ?? (tagObj = getTagObject(ctx.doc.schema.tags, node));
      let props = stringifyProps(node, tagObj, ctx);
      props.length > 0 && (ctx.indentAtStart = (ctx.indentAtStart ?? 0) + props.length + 1);
      let str = typeof tagObj.stringify == "function" ? tagObj.stringify(node, ctx, onComment, onChompKeep) : identity.isScalar(node) ? stringifyString.stringifyString(node, ctx, onComment, onChompKeep) : node.toString(ctx, onComment, onChompKeep);
      return props ? identity.isScalar(node) || str[0] === "{" || str[0] === "[" ? `${props} ${str}` : `${props}
${ctx.indent}${str}` : str;
    }
    exports2.createStringifyContext = createStringifyContext;
    exports2.stringify = stringify;
  }
});

// node_modules/yaml/dist/stringify/stringifyPair.js
var require_stringifyPair = __commonJS({
  "node_modules/yaml/dist/stringify/stringifyPair.js"(exports2) {
    "use strict";
    var identity = require_identity(), Scalar = require_Scalar(), stringify = require_stringify(), stringifyComment = require_stringifyComment();
    function stringifyPair({ key, value }, ctx, onComment, onChompKeep) {
      let { allNullValues, doc, indent, indentStep, options: { commentString, indentSeq, simpleKeys } } = ctx, keyComment = identity.isNode(key) && key.comment || null;
      if (simpleKeys) {
        if (keyComment)
          throw new Error("With simple keys, key nodes cannot have comments");
        if (identity.isCollection(key) || !identity.isNode(key) && typeof key == "object") {
          let msg = "With simple keys, collection cannot be used as a key value";
          throw new Error(msg);
        }
      }
      let explicitKey = !simpleKeys && (!key || keyComment && value == null && !ctx.inFlow || identity.isCollection(key) || (identity.isScalar(key) ? key.type === Scalar.Scalar.BLOCK_FOLDED || key.type === Scalar.Scalar.BLOCK_LITERAL : typeof key == "object"));
      ctx = Object.assign({}, ctx, {
        allNullValues: !1,
        implicitKey: !explicitKey && (simpleKeys || !allNullValues),
        indent: indent + indentStep
      });
      let keyCommentDone = !1, chompKeep = !1, str = stringify.stringify(key, ctx, () => keyCommentDone = !0, () => chompKeep = !0);
      if (!explicitKey && !ctx.inFlow && str.length > 1024) {
        if (simpleKeys)
          throw new Error("With simple keys, single line scalar must not span more than 1024 characters");
        explicitKey = !0;
      }
      if (ctx.inFlow) {
        if (allNullValues || value == null)
          return keyCommentDone && onComment && onComment(), str === "" ? "?" : explicitKey ? `? ${str}` : str;
      } else if (allNullValues && !simpleKeys || value == null && explicitKey)
        return str = `? ${str}`, keyComment && !keyCommentDone ? str += stringifyComment.lineComment(str, ctx.indent, commentString(keyComment)) : chompKeep && onChompKeep && onChompKeep(), str;
      keyCommentDone && (keyComment = null), explicitKey ? (keyComment && (str += stringifyComment.lineComment(str, ctx.indent, commentString(keyComment))), str = `? ${str}
${indent}:`) : (str = `${str}:`, keyComment && (str += stringifyComment.lineComment(str, ctx.indent, commentString(keyComment))));
      let vsb, vcb, valueComment;
      identity.isNode(value) ? (vsb = !!value.spaceBefore, vcb = value.commentBefore, valueComment = value.comment) : (vsb = !1, vcb = null, valueComment = null, value && typeof value == "object" && (value = doc.createNode(value))), ctx.implicitKey = !1, !explicitKey && !keyComment && identity.isScalar(value) && (ctx.indentAtStart = str.length + 1), chompKeep = !1, !indentSeq && indentStep.length >= 2 && !ctx.inFlow && !explicitKey && identity.isSeq(value) && !value.flow && !value.tag && !value.anchor && (ctx.indent = ctx.indent.substring(2));
      let valueCommentDone = !1, valueStr = stringify.stringify(value, ctx, () => valueCommentDone = !0, () => chompKeep = !0), ws = " ";
      if (keyComment || vsb || vcb) {
        if (ws = vsb ? `
` : "", vcb) {
          let cs = commentString(vcb);
          ws += `
${stringifyComment.indentComment(cs, ctx.indent)}`;
        }
        valueStr === "" && !ctx.inFlow ? ws === `
` && valueComment && (ws = `

`) : ws += `
${ctx.indent}`;
      } else if (!explicitKey && identity.isCollection(value)) {
        let vs0 = valueStr[0], nl0 = valueStr.indexOf(`
`), hasNewline = nl0 !== -1, flow = ctx.inFlow ?? value.flow ?? value.items.length === 0;
        if (hasNewline || !flow) {
          let hasPropsLine = !1;
          if (hasNewline && (vs0 === "&" || vs0 === "!")) {
            let sp0 = valueStr.indexOf(" ");
            vs0 === "&" && sp0 !== -1 && sp0 < nl0 && valueStr[sp0 + 1] === "!" && (sp0 = valueStr.indexOf(" ", sp0 + 1)), (sp0 === -1 || nl0 < sp0) && (hasPropsLine = !0);
          }
          hasPropsLine || (ws = `
${ctx.indent}`);
        }
      } else (valueStr === "" || valueStr[0] === `
`) && (ws = "");
      return str += ws + valueStr, ctx.inFlow ? valueCommentDone && onComment && onComment() : valueComment && !valueCommentDone ? str += stringifyComment.lineComment(str, ctx.indent, commentString(valueComment)) : chompKeep && onChompKeep && onChompKeep(), str;
    }
    exports2.stringifyPair = stringifyPair;
  }
});

// node_modules/yaml/dist/log.js
var require_log = __commonJS({
  "node_modules/yaml/dist/log.js"(exports2) {
    "use strict";
    var node_process = require("process");
    function debug(logLevel, ...messages) {
      logLevel === "debug" && console.log(...messages);
    }
    function warn(logLevel, warning) {
      (logLevel === "debug" || logLevel === "warn") && (typeof node_process.emitWarning == "function" ? node_process.emitWarning(warning) : console.warn(warning));
    }
    exports2.debug = debug;
    exports2.warn = warn;
  }
});

// node_modules/yaml/dist/schema/yaml-1.1/merge.js
var require_merge = __commonJS({
  "node_modules/yaml/dist/schema/yaml-1.1/merge.js"(exports2) {
    "use strict";
    var identity = require_identity(), Scalar = require_Scalar(), MERGE_KEY = "<<", merge2 = {
      identify: (value) => value === MERGE_KEY || typeof value == "symbol" && value.description === MERGE_KEY,
      default: "key",
      tag: "tag:yaml.org,2002:merge",
      test: /^<<$/,
      resolve: () => Object.assign(new Scalar.Scalar(Symbol(MERGE_KEY)), {
        addToJSMap: addMergeToJSMap
      }),
      stringify: () => MERGE_KEY
    }, isMergeKey = (ctx, key) => (merge2.identify(key) || identity.isScalar(key) && (!key.type || key.type === Scalar.Scalar.PLAIN) && merge2.identify(key.value)) && ctx?.doc.schema.tags.some((tag) => tag.tag === merge2.tag && tag.default);
    function addMergeToJSMap(ctx, map, value) {
      let source = resolveAliasValue(ctx, value);
      if (identity.isSeq(source))
        for (let it of source.items)
          mergeValue(ctx, map, it);
      else if (Array.isArray(source))
        for (let it of source)
          mergeValue(ctx, map, it);
      else
        mergeValue(ctx, map, source);
    }
    function mergeValue(ctx, map, value) {
      let source = resolveAliasValue(ctx, value);
      if (!identity.isMap(source))
        throw new Error("Merge sources must be maps or map aliases");
      let srcMap = source.toJSON(null, ctx, Map);
      for (let [key, value2] of srcMap)
        map instanceof Map ? map.has(key) || map.set(key, value2) : map instanceof Set ? map.add(key) : Object.prototype.hasOwnProperty.call(map, key) || Object.defineProperty(map, key, {
          value: value2,
          writable: !0,
          enumerable: !0,
          configurable: !0
        });
      return map;
    }
    function resolveAliasValue(ctx, value) {
      return ctx && identity.isAlias(value) ? value.resolve(ctx.doc, ctx) : value;
    }
    exports2.addMergeToJSMap = addMergeToJSMap;
    exports2.isMergeKey = isMergeKey;
    exports2.merge = merge2;
  }
});

// node_modules/yaml/dist/nodes/addPairToJSMap.js
var require_addPairToJSMap = __commonJS({
  "node_modules/yaml/dist/nodes/addPairToJSMap.js"(exports2) {
    "use strict";
    var log = require_log(), merge2 = require_merge(), stringify = require_stringify(), identity = require_identity(), toJS = require_toJS();
    function addPairToJSMap(ctx, map, { key, value }) {
      if (identity.isNode(key) && key.addToJSMap)
        key.addToJSMap(ctx, map, value);
      else if (merge2.isMergeKey(ctx, key))
        merge2.addMergeToJSMap(ctx, map, value);
      else {
        let jsKey = toJS.toJS(key, "", ctx);
        if (map instanceof Map)
          map.set(jsKey, toJS.toJS(value, jsKey, ctx));
        else if (map instanceof Set)
          map.add(jsKey);
        else {
          let stringKey = stringifyKey(key, jsKey, ctx), jsValue = toJS.toJS(value, stringKey, ctx);
          stringKey in map ? Object.defineProperty(map, stringKey, {
            value: jsValue,
            writable: !0,
            enumerable: !0,
            configurable: !0
          }) : map[stringKey] = jsValue;
        }
      }
      return map;
    }
    function stringifyKey(key, jsKey, ctx) {
      if (jsKey === null)
        return "";
      if (typeof jsKey != "object")
        return String(jsKey);
      if (identity.isNode(key) && ctx?.doc) {
        let strCtx = stringify.createStringifyContext(ctx.doc, {});
        strCtx.anchors = /* @__PURE__ */ new Set();
        for (let node of ctx.anchors.keys())
          strCtx.anchors.add(node.anchor);
        strCtx.inFlow = !0, strCtx.inStringifyKey = !0;
        let strKey = key.toString(strCtx);
        if (!ctx.mapKeyWarned) {
          let jsonStr = JSON.stringify(strKey);
          jsonStr.length > 40 && (jsonStr = jsonStr.substring(0, 36) + '..."'), log.warn(ctx.doc.options.logLevel, `Keys with collection values will be stringified due to JS Object restrictions: ${jsonStr}. Set mapAsMap: true to use object keys.`), ctx.mapKeyWarned = !0;
        }
        return strKey;
      }
      return JSON.stringify(jsKey);
    }
    exports2.addPairToJSMap = addPairToJSMap;
  }
});

// node_modules/yaml/dist/nodes/Pair.js
var require_Pair = __commonJS({
  "node_modules/yaml/dist/nodes/Pair.js"(exports2) {
    "use strict";
    var createNode = require_createNode(), stringifyPair = require_stringifyPair(), addPairToJSMap = require_addPairToJSMap(), identity = require_identity();
    function createPair(key, value, ctx) {
      let k = createNode.createNode(key, void 0, ctx), v = createNode.createNode(value, void 0, ctx);
      return new Pair(k, v);
    }
    var Pair = class _Pair {
      constructor(key, value = null) {
        Object.defineProperty(this, identity.NODE_TYPE, { value: identity.PAIR }), this.key = key, this.value = value;
      }
      clone(schema) {
        let { key, value } = this;
        return identity.isNode(key) && (key = key.clone(schema)), identity.isNode(value) && (value = value.clone(schema)), new _Pair(key, value);
      }
      toJSON(_, ctx) {
        let pair = ctx?.mapAsMap ? /* @__PURE__ */ new Map() : {};
        return addPairToJSMap.addPairToJSMap(ctx, pair, this);
      }
      toString(ctx, onComment, onChompKeep) {
        return ctx?.doc ? stringifyPair.stringifyPair(this, ctx, onComment, onChompKeep) : JSON.stringify(this);
      }
    };
    exports2.Pair = Pair;
    exports2.createPair = createPair;
  }
});

// node_modules/yaml/dist/stringify/stringifyCollection.js
var require_stringifyCollection = __commonJS({
  "node_modules/yaml/dist/stringify/stringifyCollection.js"(exports2) {
    "use strict";
    var identity = require_identity(), stringify = require_stringify(), stringifyComment = require_stringifyComment();
    function stringifyCollection(collection, ctx, options2) {
      return (ctx.inFlow ?? collection.flow ? stringifyFlowCollection : stringifyBlockCollection)(collection, ctx, options2);
    }
    function stringifyBlockCollection({ comment, items }, ctx, { blockItemPrefix, flowChars, itemIndent, onChompKeep, onComment }) {
      let { indent, options: { commentString } } = ctx, itemCtx = Object.assign({}, ctx, { indent: itemIndent, type: null }), chompKeep = !1, lines = [];
      for (let i = 0; i < items.length; ++i) {
        let item = items[i], comment2 = null;
        if (identity.isNode(item))
          !chompKeep && item.spaceBefore && lines.push(""), addCommentBefore(ctx, lines, item.commentBefore, chompKeep), item.comment && (comment2 = item.comment);
        else if (identity.isPair(item)) {
          let ik = identity.isNode(item.key) ? item.key : null;
          ik && (!chompKeep && ik.spaceBefore && lines.push(""), addCommentBefore(ctx, lines, ik.commentBefore, chompKeep));
        }
        chompKeep = !1;
        let str2 = stringify.stringify(item, itemCtx, () => comment2 = null, () => chompKeep = !0);
        comment2 && (str2 += stringifyComment.lineComment(str2, itemIndent, commentString(comment2))), chompKeep && comment2 && (chompKeep = !1), lines.push(blockItemPrefix + str2);
      }
      let str;
      if (lines.length === 0)
        str = flowChars.start + flowChars.end;
      else {
        str = lines[0];
        for (let i = 1; i < lines.length; ++i) {
          let line = lines[i];
          str += line ? `
${indent}${line}` : `
`;
        }
      }
      return comment ? (str += `
` + stringifyComment.indentComment(commentString(comment), indent), onComment && onComment()) : chompKeep && onChompKeep && onChompKeep(), str;
    }
    function stringifyFlowCollection({ items }, ctx, { flowChars, itemIndent }) {
      let { indent, indentStep, flowCollectionPadding: fcPadding, options: { commentString } } = ctx;
      itemIndent += indentStep;
      let itemCtx = Object.assign({}, ctx, {
        indent: itemIndent,
        inFlow: !0,
        type: null
      }), reqNewline = !1, linesAtValue = 0, lines = [];
      for (let i = 0; i < items.length; ++i) {
        let item = items[i], comment = null;
        if (identity.isNode(item))
          item.spaceBefore && lines.push(""), addCommentBefore(ctx, lines, item.commentBefore, !1), item.comment && (comment = item.comment);
        else if (identity.isPair(item)) {
          let ik = identity.isNode(item.key) ? item.key : null;
          ik && (ik.spaceBefore && lines.push(""), addCommentBefore(ctx, lines, ik.commentBefore, !1), ik.comment && (reqNewline = !0));
          let iv = identity.isNode(item.value) ? item.value : null;
          iv ? (iv.comment && (comment = iv.comment), iv.commentBefore && (reqNewline = !0)) : item.value == null && ik?.comment && (comment = ik.comment);
        }
        comment && (reqNewline = !0);
        let str = stringify.stringify(item, itemCtx, () => comment = null);
        reqNewline || (reqNewline = lines.length > linesAtValue || str.includes(`
`)), i < items.length - 1 ? str += "," : ctx.options.trailingComma && (ctx.options.lineWidth > 0 && (reqNewline || (reqNewline = lines.reduce((sum, line) => sum + line.length + 2, 2) + (str.length + 2) > ctx.options.lineWidth)), reqNewline && (str += ",")), comment && (str += stringifyComment.lineComment(str, itemIndent, commentString(comment))), lines.push(str), linesAtValue = lines.length;
      }
      let { start: start2, end } = flowChars;
      if (lines.length === 0)
        return start2 + end;
      if (!reqNewline) {
        let len = lines.reduce((sum, line) => sum + line.length + 2, 2);
        reqNewline = ctx.options.lineWidth > 0 && len > ctx.options.lineWidth;
      }
      if (reqNewline) {
        let str = start2;
        for (let line of lines)
          str += line ? `
${indentStep}${indent}${line}` : `
`;
        return `${str}
${indent}${end}`;
      } else
        return `${start2}${fcPadding}${lines.join(" ")}${fcPadding}${end}`;
    }
    function addCommentBefore({ indent, options: { commentString } }, lines, comment, chompKeep) {
      if (comment && chompKeep && (comment = comment.replace(/^\n+/, "")), comment) {
        let ic = stringifyComment.indentComment(commentString(comment), indent);
        lines.push(ic.trimStart());
      }
    }
    exports2.stringifyCollection = stringifyCollection;
  }
});

// node_modules/yaml/dist/nodes/YAMLMap.js
var require_YAMLMap = __commonJS({
  "node_modules/yaml/dist/nodes/YAMLMap.js"(exports2) {
    "use strict";
    var stringifyCollection = require_stringifyCollection(), addPairToJSMap = require_addPairToJSMap(), Collection = require_Collection(), identity = require_identity(), Pair = require_Pair(), Scalar = require_Scalar();
    function findPair(items, key) {
      let k = identity.isScalar(key) ? key.value : key;
      for (let it of items)
        if (identity.isPair(it) && (it.key === key || it.key === k || identity.isScalar(it.key) && it.key.value === k))
          return it;
    }
    var YAMLMap = class extends Collection.Collection {
      static get tagName() {
        return "tag:yaml.org,2002:map";
      }
      constructor(schema) {
        super(identity.MAP, schema), this.items = [];
      }
      /**
       * A generic collection parsing method that can be extended
       * to other node classes that inherit from YAMLMap
       */
      static from(schema, obj, ctx) {
        let { keepUndefined, replacer } = ctx, map = new this(schema), add = (key, value) => {
          if (typeof replacer == "function")
            value = replacer.call(obj, key, value);
          else if (Array.isArray(replacer) && !replacer.includes(key))
            return;
          (value !== void 0 || keepUndefined) && map.items.push(Pair.createPair(key, value, ctx));
        };
        if (obj instanceof Map)
          for (let [key, value] of obj)
            add(key, value);
        else if (obj && typeof obj == "object")
          for (let key of Object.keys(obj))
            add(key, obj[key]);
        return typeof schema.sortMapEntries == "function" && map.items.sort(schema.sortMapEntries), map;
      }
      /**
       * Adds a value to the collection.
       *
       * @param overwrite - If not set `true`, using a key that is already in the
       *   collection will throw. Otherwise, overwrites the previous value.
       */
      add(pair, overwrite) {
        let _pair;
        identity.isPair(pair) ? _pair = pair : !pair || typeof pair != "object" || !("key" in pair) ? _pair = new Pair.Pair(pair, pair?.value) : _pair = new Pair.Pair(pair.key, pair.value);
        let prev = findPair(this.items, _pair.key), sortEntries = this.schema?.sortMapEntries;
        if (prev) {
          if (!overwrite)
            throw new Error(`Key ${_pair.key} already set`);
          identity.isScalar(prev.value) && Scalar.isScalarValue(_pair.value) ? prev.value.value = _pair.value : prev.value = _pair.value;
        } else if (sortEntries) {
          let i = this.items.findIndex((item) => sortEntries(_pair, item) < 0);
          i === -1 ? this.items.push(_pair) : this.items.splice(i, 0, _pair);
        } else
          this.items.push(_pair);
      }
      delete(key) {
        let it = findPair(this.items, key);
        return it ? this.items.splice(this.items.indexOf(it), 1).length > 0 : !1;
      }
      get(key, keepScalar) {
        let node = findPair(this.items, key)?.value;
        return (!keepScalar && identity.isScalar(node) ? node.value : node) ?? void 0;
      }
      has(key) {
        return !!findPair(this.items, key);
      }
      set(key, value) {
        this.add(new Pair.Pair(key, value), !0);
      }
      /**
       * @param ctx - Conversion context, originally set in Document#toJS()
       * @param {Class} Type - If set, forces the returned collection type
       * @returns Instance of Type, Map, or Object
       */
      toJSON(_, ctx, Type) {
        let map = Type ? new Type() : ctx?.mapAsMap ? /* @__PURE__ */ new Map() : {};
        ctx?.onCreate && ctx.onCreate(map);
        for (let item of this.items)
          addPairToJSMap.addPairToJSMap(ctx, map, item);
        return map;
      }
      toString(ctx, onComment, onChompKeep) {
        if (!ctx)
          return JSON.stringify(this);
        for (let item of this.items)
          if (!identity.isPair(item))
            throw new Error(`Map items must all be pairs; found ${JSON.stringify(item)} instead`);
        return !ctx.allNullValues && this.hasAllNullValues(!1) && (ctx = Object.assign({}, ctx, { allNullValues: !0 })), stringifyCollection.stringifyCollection(this, ctx, {
          blockItemPrefix: "",
          flowChars: { start: "{", end: "}" },
          itemIndent: ctx.indent || "",
          onChompKeep,
          onComment
        });
      }
    };
    exports2.YAMLMap = YAMLMap;
    exports2.findPair = findPair;
  }
});

// node_modules/yaml/dist/schema/common/map.js
var require_map = __commonJS({
  "node_modules/yaml/dist/schema/common/map.js"(exports2) {
    "use strict";
    var identity = require_identity(), YAMLMap = require_YAMLMap(), map = {
      collection: "map",
      default: !0,
      nodeClass: YAMLMap.YAMLMap,
      tag: "tag:yaml.org,2002:map",
      resolve(map2, onError) {
        return identity.isMap(map2) || onError("Expected a mapping for this tag"), map2;
      },
      createNode: (schema, obj, ctx) => YAMLMap.YAMLMap.from(schema, obj, ctx)
    };
    exports2.map = map;
  }
});

// node_modules/yaml/dist/nodes/YAMLSeq.js
var require_YAMLSeq = __commonJS({
  "node_modules/yaml/dist/nodes/YAMLSeq.js"(exports2) {
    "use strict";
    var createNode = require_createNode(), stringifyCollection = require_stringifyCollection(), Collection = require_Collection(), identity = require_identity(), Scalar = require_Scalar(), toJS = require_toJS(), YAMLSeq = class extends Collection.Collection {
      static get tagName() {
        return "tag:yaml.org,2002:seq";
      }
      constructor(schema) {
        super(identity.SEQ, schema), this.items = [];
      }
      add(value) {
        this.items.push(value);
      }
      /**
       * Removes a value from the collection.
       *
       * `key` must contain a representation of an integer for this to succeed.
       * It may be wrapped in a `Scalar`.
       *
       * @returns `true` if the item was found and removed.
       */
      delete(key) {
        let idx = asItemIndex(key);
        return typeof idx != "number" ? !1 : this.items.splice(idx, 1).length > 0;
      }
      get(key, keepScalar) {
        let idx = asItemIndex(key);
        if (typeof idx != "number")
          return;
        let it = this.items[idx];
        return !keepScalar && identity.isScalar(it) ? it.value : it;
      }
      /**
       * Checks if the collection includes a value with the key `key`.
       *
       * `key` must contain a representation of an integer for this to succeed.
       * It may be wrapped in a `Scalar`.
       */
      has(key) {
        let idx = asItemIndex(key);
        return typeof idx == "number" && idx < this.items.length;
      }
      /**
       * Sets a value in this collection. For `!!set`, `value` needs to be a
       * boolean to add/remove the item from the set.
       *
       * If `key` does not contain a representation of an integer, this will throw.
       * It may be wrapped in a `Scalar`.
       */
      set(key, value) {
        let idx = asItemIndex(key);
        if (typeof idx != "number")
          throw new Error(`Expected a valid index, not ${key}.`);
        let prev = this.items[idx];
        identity.isScalar(prev) && Scalar.isScalarValue(value) ? prev.value = value : this.items[idx] = value;
      }
      toJSON(_, ctx) {
        let seq = [];
        ctx?.onCreate && ctx.onCreate(seq);
        let i = 0;
        for (let item of this.items)
          seq.push(toJS.toJS(item, String(i++), ctx));
        return seq;
      }
      toString(ctx, onComment, onChompKeep) {
        return ctx ? stringifyCollection.stringifyCollection(this, ctx, {
          blockItemPrefix: "- ",
          flowChars: { start: "[", end: "]" },
          itemIndent: (ctx.indent || "") + "  ",
          onChompKeep,
          onComment
        }) : JSON.stringify(this);
      }
      static from(schema, obj, ctx) {
        let { replacer } = ctx, seq = new this(schema);
        if (obj && Symbol.iterator in Object(obj)) {
          let i = 0;
          for (let it of obj) {
            if (typeof replacer == "function") {
              let key = obj instanceof Set ? it : String(i++);
              it = replacer.call(obj, key, it);
            }
            seq.items.push(createNode.createNode(it, void 0, ctx));
          }
        }
        return seq;
      }
    };
    function asItemIndex(key) {
      let idx = identity.isScalar(key) ? key.value : key;
      return idx && typeof idx == "string" && (idx = Number(idx)), typeof idx == "number" && Number.isInteger(idx) && idx >= 0 ? idx : null;
    }
    exports2.YAMLSeq = YAMLSeq;
  }
});

// node_modules/yaml/dist/schema/common/seq.js
var require_seq = __commonJS({
  "node_modules/yaml/dist/schema/common/seq.js"(exports2) {
    "use strict";
    var identity = require_identity(), YAMLSeq = require_YAMLSeq(), seq = {
      collection: "seq",
      default: !0,
      nodeClass: YAMLSeq.YAMLSeq,
      tag: "tag:yaml.org,2002:seq",
      resolve(seq2, onError) {
        return identity.isSeq(seq2) || onError("Expected a sequence for this tag"), seq2;
      },
      createNode: (schema, obj, ctx) => YAMLSeq.YAMLSeq.from(schema, obj, ctx)
    };
    exports2.seq = seq;
  }
});

// node_modules/yaml/dist/schema/common/string.js
var require_string = __commonJS({
  "node_modules/yaml/dist/schema/common/string.js"(exports2) {
    "use strict";
    var stringifyString = require_stringifyString(), string = {
      identify: (value) => typeof value == "string",
      default: !0,
      tag: "tag:yaml.org,2002:str",
      resolve: (str) => str,
      stringify(item, ctx, onComment, onChompKeep) {
        return ctx = Object.assign({ actualString: !0 }, ctx), stringifyString.stringifyString(item, ctx, onComment, onChompKeep);
      }
    };
    exports2.string = string;
  }
});

// node_modules/yaml/dist/schema/common/null.js
var require_null = __commonJS({
  "node_modules/yaml/dist/schema/common/null.js"(exports2) {
    "use strict";
    var Scalar = require_Scalar(), nullTag = {
      identify: (value) => value == null,
      createNode: () => new Scalar.Scalar(null),
      default: !0,
      tag: "tag:yaml.org,2002:null",
      test: /^(?:~|[Nn]ull|NULL)?$/,
      resolve: () => new Scalar.Scalar(null),
      stringify: ({ source }, ctx) => typeof source == "string" && nullTag.test.test(source) ? source : ctx.options.nullStr
    };
    exports2.nullTag = nullTag;
  }
});

// node_modules/yaml/dist/schema/core/bool.js
var require_bool = __commonJS({
  "node_modules/yaml/dist/schema/core/bool.js"(exports2) {
    "use strict";
    var Scalar = require_Scalar(), boolTag = {
      identify: (value) => typeof value == "boolean",
      default: !0,
      tag: "tag:yaml.org,2002:bool",
      test: /^(?:[Tt]rue|TRUE|[Ff]alse|FALSE)$/,
      resolve: (str) => new Scalar.Scalar(str[0] === "t" || str[0] === "T"),
      stringify({ source, value }, ctx) {
        if (source && boolTag.test.test(source)) {
          let sv = source[0] === "t" || source[0] === "T";
          if (value === sv)
            return source;
        }
        return value ? ctx.options.trueStr : ctx.options.falseStr;
      }
    };
    exports2.boolTag = boolTag;
  }
});

// node_modules/yaml/dist/stringify/stringifyNumber.js
var require_stringifyNumber = __commonJS({
  "node_modules/yaml/dist/stringify/stringifyNumber.js"(exports2) {
    "use strict";
    function stringifyNumber({ format, minFractionDigits, tag, value }) {
      if (typeof value == "bigint")
        return String(value);
      let num = typeof value == "number" ? value : Number(value);
      if (!isFinite(num))
        return isNaN(num) ? ".nan" : num < 0 ? "-.inf" : ".inf";
      let n = Object.is(value, -0) ? "-0" : JSON.stringify(value);
      if (!format && minFractionDigits && (!tag || tag === "tag:yaml.org,2002:float") && /^-?\d/.test(n) && !n.includes("e")) {
        let i = n.indexOf(".");
        i < 0 && (i = n.length, n += ".");
        let d = minFractionDigits - (n.length - i - 1);
        for (; d-- > 0; )
          n += "0";
      }
      return n;
    }
    exports2.stringifyNumber = stringifyNumber;
  }
});

// node_modules/yaml/dist/schema/core/float.js
var require_float = __commonJS({
  "node_modules/yaml/dist/schema/core/float.js"(exports2) {
    "use strict";
    var Scalar = require_Scalar(), stringifyNumber = require_stringifyNumber(), floatNaN = {
      identify: (value) => typeof value == "number",
      default: !0,
      tag: "tag:yaml.org,2002:float",
      test: /^(?:[-+]?\.(?:inf|Inf|INF)|\.nan|\.NaN|\.NAN)$/,
      resolve: (str) => str.slice(-3).toLowerCase() === "nan" ? NaN : str[0] === "-" ? Number.NEGATIVE_INFINITY : Number.POSITIVE_INFINITY,
      stringify: stringifyNumber.stringifyNumber
    }, floatExp = {
      identify: (value) => typeof value == "number",
      default: !0,
      tag: "tag:yaml.org,2002:float",
      format: "EXP",
      test: /^[-+]?(?:\.[0-9]+|[0-9]+(?:\.[0-9]*)?)[eE][-+]?[0-9]+$/,
      resolve: (str) => parseFloat(str),
      stringify(node) {
        let num = Number(node.value);
        return isFinite(num) ? num.toExponential() : stringifyNumber.stringifyNumber(node);
      }
    }, float = {
      identify: (value) => typeof value == "number",
      default: !0,
      tag: "tag:yaml.org,2002:float",
      test: /^[-+]?(?:\.[0-9]+|[0-9]+\.[0-9]*)$/,
      resolve(str) {
        let node = new Scalar.Scalar(parseFloat(str)), dot = str.indexOf(".");
        return dot !== -1 && str[str.length - 1] === "0" && (node.minFractionDigits = str.length - dot - 1), node;
      },
      stringify: stringifyNumber.stringifyNumber
    };
    exports2.float = float;
    exports2.floatExp = floatExp;
    exports2.floatNaN = floatNaN;
  }
});

// node_modules/yaml/dist/schema/core/int.js
var require_int = __commonJS({
  "node_modules/yaml/dist/schema/core/int.js"(exports2) {
    "use strict";
    var stringifyNumber = require_stringifyNumber(), intIdentify = (value) => typeof value == "bigint" || Number.isInteger(value), intResolve = (str, offset, radix, { intAsBigInt }) => intAsBigInt ? BigInt(str) : parseInt(str.substring(offset), radix);
    function intStringify(node, radix, prefix) {
      let { value } = node;
      return intIdentify(value) && value >= 0 ? prefix + value.toString(radix) : stringifyNumber.stringifyNumber(node);
    }
    var intOct = {
      identify: (value) => intIdentify(value) && value >= 0,
      default: !0,
      tag: "tag:yaml.org,2002:int",
      format: "OCT",
      test: /^0o[0-7]+$/,
      resolve: (str, _onError, opt) => intResolve(str, 2, 8, opt),
      stringify: (node) => intStringify(node, 8, "0o")
    }, int = {
      identify: intIdentify,
      default: !0,
      tag: "tag:yaml.org,2002:int",
      test: /^[-+]?[0-9]+$/,
      resolve: (str, _onError, opt) => intResolve(str, 0, 10, opt),
      stringify: stringifyNumber.stringifyNumber
    }, intHex = {
      identify: (value) => intIdentify(value) && value >= 0,
      default: !0,
      tag: "tag:yaml.org,2002:int",
      format: "HEX",
      test: /^0x[0-9a-fA-F]+$/,
      resolve: (str, _onError, opt) => intResolve(str, 2, 16, opt),
      stringify: (node) => intStringify(node, 16, "0x")
    };
    exports2.int = int;
    exports2.intHex = intHex;
    exports2.intOct = intOct;
  }
});

// node_modules/yaml/dist/schema/core/schema.js
var require_schema = __commonJS({
  "node_modules/yaml/dist/schema/core/schema.js"(exports2) {
    "use strict";
    var map = require_map(), _null = require_null(), seq = require_seq(), string = require_string(), bool = require_bool(), float = require_float(), int = require_int(), schema = [
      map.map,
      seq.seq,
      string.string,
      _null.nullTag,
      bool.boolTag,
      int.intOct,
      int.int,
      int.intHex,
      float.floatNaN,
      float.floatExp,
      float.float
    ];
    exports2.schema = schema;
  }
});

// node_modules/yaml/dist/schema/json/schema.js
var require_schema2 = __commonJS({
  "node_modules/yaml/dist/schema/json/schema.js"(exports2) {
    "use strict";
    var Scalar = require_Scalar(), map = require_map(), seq = require_seq();
    function intIdentify(value) {
      return typeof value == "bigint" || Number.isInteger(value);
    }
    var stringifyJSON = ({ value }) => JSON.stringify(value), jsonScalars = [
      {
        identify: (value) => typeof value == "string",
        default: !0,
        tag: "tag:yaml.org,2002:str",
        resolve: (str) => str,
        stringify: stringifyJSON
      },
      {
        identify: (value) => value == null,
        createNode: () => new Scalar.Scalar(null),
        default: !0,
        tag: "tag:yaml.org,2002:null",
        test: /^null$/,
        resolve: () => null,
        stringify: stringifyJSON
      },
      {
        identify: (value) => typeof value == "boolean",
        default: !0,
        tag: "tag:yaml.org,2002:bool",
        test: /^true$|^false$/,
        resolve: (str) => str === "true",
        stringify: stringifyJSON
      },
      {
        identify: intIdentify,
        default: !0,
        tag: "tag:yaml.org,2002:int",
        test: /^-?(?:0|[1-9][0-9]*)$/,
        resolve: (str, _onError, { intAsBigInt }) => intAsBigInt ? BigInt(str) : parseInt(str, 10),
        stringify: ({ value }) => intIdentify(value) ? value.toString() : JSON.stringify(value)
      },
      {
        identify: (value) => typeof value == "number",
        default: !0,
        tag: "tag:yaml.org,2002:float",
        test: /^-?(?:0|[1-9][0-9]*)(?:\.[0-9]*)?(?:[eE][-+]?[0-9]+)?$/,
        resolve: (str) => parseFloat(str),
        stringify: stringifyJSON
      }
    ], jsonError = {
      default: !0,
      tag: "",
      test: /^/,
      resolve(str, onError) {
        return onError(`Unresolved plain scalar ${JSON.stringify(str)}`), str;
      }
    }, schema = [map.map, seq.seq].concat(jsonScalars, jsonError);
    exports2.schema = schema;
  }
});

// node_modules/yaml/dist/schema/yaml-1.1/binary.js
var require_binary = __commonJS({
  "node_modules/yaml/dist/schema/yaml-1.1/binary.js"(exports2) {
    "use strict";
    var node_buffer = require("buffer"), Scalar = require_Scalar(), stringifyString = require_stringifyString(), binary = {
      identify: (value) => value instanceof Uint8Array,
      // Buffer inherits from Uint8Array
      default: !1,
      tag: "tag:yaml.org,2002:binary",
      /**
       * Returns a Buffer in node and an Uint8Array in browsers
       *
       * To use the resulting buffer as an image, you'll want to do something like:
       *
       *   const blob = new Blob([buffer], { type: 'image/jpeg' })
       *   document.querySelector('#photo').src = URL.createObjectURL(blob)
       */
      resolve(src, onError) {
        if (typeof node_buffer.Buffer == "function")
          return node_buffer.Buffer.from(src, "base64");
        if (typeof atob == "function") {
          let str = atob(src.replace(/[\n\r]/g, "")), buffer2 = new Uint8Array(str.length);
          for (let i = 0; i < str.length; ++i)
            buffer2[i] = str.charCodeAt(i);
          return buffer2;
        } else
          return onError("This environment does not support reading binary tags; either Buffer or atob is required"), src;
      },
      stringify({ comment, type, value }, ctx, onComment, onChompKeep) {
        if (!value)
          return "";
        let buf = value, str;
        if (typeof node_buffer.Buffer == "function")
          str = buf instanceof node_buffer.Buffer ? buf.toString("base64") : node_buffer.Buffer.from(buf.buffer).toString("base64");
        else if (typeof btoa == "function") {
          let s = "";
          for (let i = 0; i < buf.length; ++i)
            s += String.fromCharCode(buf[i]);
          str = btoa(s);
        } else
          throw new Error("This environment does not support writing binary tags; either Buffer or btoa is required");
        if (type ?? (type = Scalar.Scalar.BLOCK_LITERAL), type !== Scalar.Scalar.QUOTE_DOUBLE) {
          let lineWidth = Math.max(ctx.options.lineWidth - ctx.indent.length, ctx.options.minContentWidth), n = Math.ceil(str.length / lineWidth), lines = new Array(n);
          for (let i = 0, o = 0; i < n; ++i, o += lineWidth)
            lines[i] = str.substr(o, lineWidth);
          str = lines.join(type === Scalar.Scalar.BLOCK_LITERAL ? `
` : " ");
        }
        return stringifyString.stringifyString({ comment, type, value: str }, ctx, onComment, onChompKeep);
      }
    };
    exports2.binary = binary;
  }
});

// node_modules/yaml/dist/schema/yaml-1.1/pairs.js
var require_pairs = __commonJS({
  "node_modules/yaml/dist/schema/yaml-1.1/pairs.js"(exports2) {
    "use strict";
    var identity = require_identity(), Pair = require_Pair(), Scalar = require_Scalar(), YAMLSeq = require_YAMLSeq();
    function resolvePairs(seq, onError) {
      if (identity.isSeq(seq))
        for (let i = 0; i < seq.items.length; ++i) {
          let item = seq.items[i];
          if (!identity.isPair(item)) {
            if (identity.isMap(item)) {
              item.items.length > 1 && onError("Each pair must have its own sequence indicator");
              let pair = item.items[0] || new Pair.Pair(new Scalar.Scalar(null));
              if (item.commentBefore && (pair.key.commentBefore = pair.key.commentBefore ? `${item.commentBefore}
${pair.key.commentBefore}` : item.commentBefore), item.comment) {
                let cn = pair.value ?? pair.key;
                cn.comment = cn.comment ? `${item.comment}
${cn.comment}` : item.comment;
              }
              item = pair;
            }
            seq.items[i] = identity.isPair(item) ? item : new Pair.Pair(item);
          }
        }
      else
        onError("Expected a sequence for this tag");
      return seq;
    }
    function createPairs(schema, iterable, ctx) {
      let { replacer } = ctx, pairs3 = new YAMLSeq.YAMLSeq(schema);
      pairs3.tag = "tag:yaml.org,2002:pairs";
      let i = 0;
      if (iterable && Symbol.iterator in Object(iterable))
        for (let it of iterable) {
          typeof replacer == "function" && (it = replacer.call(iterable, String(i++), it));
          let key, value;
          if (Array.isArray(it))
            if (it.length === 2)
              key = it[0], value = it[1];
            else
              throw new TypeError(`Expected [key, value] tuple: ${it}`);
          else if (it && it instanceof Object) {
            let keys = Object.keys(it);
            if (keys.length === 1)
              key = keys[0], value = it[key];
            else
              throw new TypeError(`Expected tuple with one key, not ${keys.length} keys`);
          } else
            key = it;
          pairs3.items.push(Pair.createPair(key, value, ctx));
        }
      return pairs3;
    }
    var pairs2 = {
      collection: "seq",
      default: !1,
      tag: "tag:yaml.org,2002:pairs",
      resolve: resolvePairs,
      createNode: createPairs
    };
    exports2.createPairs = createPairs;
    exports2.pairs = pairs2;
    exports2.resolvePairs = resolvePairs;
  }
});

// node_modules/yaml/dist/schema/yaml-1.1/omap.js
var require_omap = __commonJS({
  "node_modules/yaml/dist/schema/yaml-1.1/omap.js"(exports2) {
    "use strict";
    var identity = require_identity(), toJS = require_toJS(), YAMLMap = require_YAMLMap(), YAMLSeq = require_YAMLSeq(), pairs2 = require_pairs(), YAMLOMap = class _YAMLOMap extends YAMLSeq.YAMLSeq {
      constructor() {
        super(), this.add = YAMLMap.YAMLMap.prototype.add.bind(this), this.delete = YAMLMap.YAMLMap.prototype.delete.bind(this), this.get = YAMLMap.YAMLMap.prototype.get.bind(this), this.has = YAMLMap.YAMLMap.prototype.has.bind(this), this.set = YAMLMap.YAMLMap.prototype.set.bind(this), this.tag = _YAMLOMap.tag;
      }
      /**
       * If `ctx` is given, the return type is actually `Map<unknown, unknown>`,
       * but TypeScript won't allow widening the signature of a child method.
       */
      toJSON(_, ctx) {
        if (!ctx)
          return super.toJSON(_);
        let map = /* @__PURE__ */ new Map();
        ctx?.onCreate && ctx.onCreate(map);
        for (let pair of this.items) {
          let key, value;
          if (identity.isPair(pair) ? (key = toJS.toJS(pair.key, "", ctx), value = toJS.toJS(pair.value, key, ctx)) : key = toJS.toJS(pair, "", ctx), map.has(key))
            throw new Error("Ordered maps must not include duplicate keys");
          map.set(key, value);
        }
        return map;
      }
      static from(schema, iterable, ctx) {
        let pairs$1 = pairs2.createPairs(schema, iterable, ctx), omap2 = new this();
        return omap2.items = pairs$1.items, omap2;
      }
    };
    YAMLOMap.tag = "tag:yaml.org,2002:omap";
    var omap = {
      collection: "seq",
      identify: (value) => value instanceof Map,
      nodeClass: YAMLOMap,
      default: !1,
      tag: "tag:yaml.org,2002:omap",
      resolve(seq, onError) {
        let pairs$1 = pairs2.resolvePairs(seq, onError), seenKeys = [];
        for (let { key } of pairs$1.items)
          identity.isScalar(key) && (seenKeys.includes(key.value) ? onError(`Ordered maps must not include duplicate keys: ${key.value}`) : seenKeys.push(key.value));
        return Object.assign(new YAMLOMap(), pairs$1);
      },
      createNode: (schema, iterable, ctx) => YAMLOMap.from(schema, iterable, ctx)
    };
    exports2.YAMLOMap = YAMLOMap;
    exports2.omap = omap;
  }
});

// node_modules/yaml/dist/schema/yaml-1.1/bool.js
var require_bool2 = __commonJS({
  "node_modules/yaml/dist/schema/yaml-1.1/bool.js"(exports2) {
    "use strict";
    var Scalar = require_Scalar();
    function boolStringify({ value, source }, ctx) {
      return source && (value ? trueTag : falseTag).test.test(source) ? source : value ? ctx.options.trueStr : ctx.options.falseStr;
    }
    var trueTag = {
      identify: (value) => value === !0,
      default: !0,
      tag: "tag:yaml.org,2002:bool",
      test: /^(?:Y|y|[Yy]es|YES|[Tt]rue|TRUE|[Oo]n|ON)$/,
      resolve: () => new Scalar.Scalar(!0),
      stringify: boolStringify
    }, falseTag = {
      identify: (value) => value === !1,
      default: !0,
      tag: "tag:yaml.org,2002:bool",
      test: /^(?:N|n|[Nn]o|NO|[Ff]alse|FALSE|[Oo]ff|OFF)$/,
      resolve: () => new Scalar.Scalar(!1),
      stringify: boolStringify
    };
    exports2.falseTag = falseTag;
    exports2.trueTag = trueTag;
  }
});

// node_modules/yaml/dist/schema/yaml-1.1/float.js
var require_float2 = __commonJS({
  "node_modules/yaml/dist/schema/yaml-1.1/float.js"(exports2) {
    "use strict";
    var Scalar = require_Scalar(), stringifyNumber = require_stringifyNumber(), floatNaN = {
      identify: (value) => typeof value == "number",
      default: !0,
      tag: "tag:yaml.org,2002:float",
      test: /^(?:[-+]?\.(?:inf|Inf|INF)|\.nan|\.NaN|\.NAN)$/,
      resolve: (str) => str.slice(-3).toLowerCase() === "nan" ? NaN : str[0] === "-" ? Number.NEGATIVE_INFINITY : Number.POSITIVE_INFINITY,
      stringify: stringifyNumber.stringifyNumber
    }, floatExp = {
      identify: (value) => typeof value == "number",
      default: !0,
      tag: "tag:yaml.org,2002:float",
      format: "EXP",
      test: /^[-+]?(?:[0-9][0-9_]*)?(?:\.[0-9_]*)?[eE][-+]?[0-9]+$/,
      resolve: (str) => parseFloat(str.replace(/_/g, "")),
      stringify(node) {
        let num = Number(node.value);
        return isFinite(num) ? num.toExponential() : stringifyNumber.stringifyNumber(node);
      }
    }, float = {
      identify: (value) => typeof value == "number",
      default: !0,
      tag: "tag:yaml.org,2002:float",
      test: /^[-+]?(?:[0-9][0-9_]*)?\.[0-9_]*$/,
      resolve(str) {
        let node = new Scalar.Scalar(parseFloat(str.replace(/_/g, ""))), dot = str.indexOf(".");
        if (dot !== -1) {
          let f = str.substring(dot + 1).replace(/_/g, "");
          f[f.length - 1] === "0" && (node.minFractionDigits = f.length);
        }
        return node;
      },
      stringify: stringifyNumber.stringifyNumber
    };
    exports2.float = float;
    exports2.floatExp = floatExp;
    exports2.floatNaN = floatNaN;
  }
});

// node_modules/yaml/dist/schema/yaml-1.1/int.js
var require_int2 = __commonJS({
  "node_modules/yaml/dist/schema/yaml-1.1/int.js"(exports2) {
    "use strict";
    var stringifyNumber = require_stringifyNumber(), intIdentify = (value) => typeof value == "bigint" || Number.isInteger(value);
    function intResolve(str, offset, radix, { intAsBigInt }) {
      let sign = str[0];
      if ((sign === "-" || sign === "+") && (offset += 1), str = str.substring(offset).replace(/_/g, ""), intAsBigInt) {
        switch (radix) {
          case 2:
            str = `0b${str}`;
            break;
          case 8:
            str = `0o${str}`;
            break;
          case 16:
            str = `0x${str}`;
            break;
        }
        let n2 = BigInt(str);
        return sign === "-" ? BigInt(-1) * n2 : n2;
      }
      let n = parseInt(str, radix);
      return sign === "-" ? -1 * n : n;
    }
    function intStringify(node, radix, prefix) {
      let { value } = node;
      if (intIdentify(value)) {
        let str = value.toString(radix);
        return value < 0 ? "-" + prefix + str.substr(1) : prefix + str;
      }
      return stringifyNumber.stringifyNumber(node);
    }
    var intBin = {
      identify: intIdentify,
      default: !0,
      tag: "tag:yaml.org,2002:int",
      format: "BIN",
      test: /^[-+]?0b[0-1_]+$/,
      resolve: (str, _onError, opt) => intResolve(str, 2, 2, opt),
      stringify: (node) => intStringify(node, 2, "0b")
    }, intOct = {
      identify: intIdentify,
      default: !0,
      tag: "tag:yaml.org,2002:int",
      format: "OCT",
      test: /^[-+]?0[0-7_]+$/,
      resolve: (str, _onError, opt) => intResolve(str, 1, 8, opt),
      stringify: (node) => intStringify(node, 8, "0")
    }, int = {
      identify: intIdentify,
      default: !0,
      tag: "tag:yaml.org,2002:int",
      test: /^[-+]?[0-9][0-9_]*$/,
      resolve: (str, _onError, opt) => intResolve(str, 0, 10, opt),
      stringify: stringifyNumber.stringifyNumber
    }, intHex = {
      identify: intIdentify,
      default: !0,
      tag: "tag:yaml.org,2002:int",
      format: "HEX",
      test: /^[-+]?0x[0-9a-fA-F_]+$/,
      resolve: (str, _onError, opt) => intResolve(str, 2, 16, opt),
      stringify: (node) => intStringify(node, 16, "0x")
    };
    exports2.int = int;
    exports2.intBin = intBin;
    exports2.intHex = intHex;
    exports2.intOct = intOct;
  }
});

// node_modules/yaml/dist/schema/yaml-1.1/set.js
var require_set = __commonJS({
  "node_modules/yaml/dist/schema/yaml-1.1/set.js"(exports2) {
    "use strict";
    var identity = require_identity(), Pair = require_Pair(), YAMLMap = require_YAMLMap(), YAMLSet = class _YAMLSet extends YAMLMap.YAMLMap {
      constructor(schema) {
        super(schema), this.tag = _YAMLSet.tag;
      }
      add(key) {
        let pair;
        identity.isPair(key) ? pair = key : key && typeof key == "object" && "key" in key && "value" in key && key.value === null ? pair = new Pair.Pair(key.key, null) : pair = new Pair.Pair(key, null), YAMLMap.findPair(this.items, pair.key) || this.items.push(pair);
      }
      /**
       * If `keepPair` is `true`, returns the Pair matching `key`.
       * Otherwise, returns the value of that Pair's key.
       */
      get(key, keepPair) {
        let pair = YAMLMap.findPair(this.items, key);
        return !keepPair && identity.isPair(pair) ? identity.isScalar(pair.key) ? pair.key.value : pair.key : pair;
      }
      set(key, value) {
        if (typeof value != "boolean")
          throw new Error(`Expected boolean value for set(key, value) in a YAML set, not ${typeof value}`);
        let prev = YAMLMap.findPair(this.items, key);
        prev && !value ? this.items.splice(this.items.indexOf(prev), 1) : !prev && value && this.items.push(new Pair.Pair(key));
      }
      toJSON(_, ctx) {
        return super.toJSON(_, ctx, Set);
      }
      toString(ctx, onComment, onChompKeep) {
        if (!ctx)
          return JSON.stringify(this);
        if (this.hasAllNullValues(!0))
          return super.toString(Object.assign({}, ctx, { allNullValues: !0 }), onComment, onChompKeep);
        throw new Error("Set items must all have null values");
      }
      static from(schema, iterable, ctx) {
        let { replacer } = ctx, set2 = new this(schema);
        if (iterable && Symbol.iterator in Object(iterable))
          for (let value of iterable)
            typeof replacer == "function" && (value = replacer.call(iterable, value, value)), set2.items.push(Pair.createPair(value, null, ctx));
        return set2;
      }
    };
    YAMLSet.tag = "tag:yaml.org,2002:set";
    var set = {
      collection: "map",
      identify: (value) => value instanceof Set,
      nodeClass: YAMLSet,
      default: !1,
      tag: "tag:yaml.org,2002:set",
      createNode: (schema, iterable, ctx) => YAMLSet.from(schema, iterable, ctx),
      resolve(map, onError) {
        if (identity.isMap(map)) {
          if (map.hasAllNullValues(!0))
            return Object.assign(new YAMLSet(), map);
          onError("Set items must all have null values");
        } else
          onError("Expected a mapping for this tag");
        return map;
      }
    };
    exports2.YAMLSet = YAMLSet;
    exports2.set = set;
  }
});

// node_modules/yaml/dist/schema/yaml-1.1/timestamp.js
var require_timestamp = __commonJS({
  "node_modules/yaml/dist/schema/yaml-1.1/timestamp.js"(exports2) {
    "use strict";
    var stringifyNumber = require_stringifyNumber();
    function parseSexagesimal(str, asBigInt) {
      let sign = str[0], parts = sign === "-" || sign === "+" ? str.substring(1) : str, num = (n) => asBigInt ? BigInt(n) : Number(n), res = parts.replace(/_/g, "").split(":").reduce((res2, p) => res2 * num(60) + num(p), num(0));
      return sign === "-" ? num(-1) * res : res;
    }
    function stringifySexagesimal(node) {
      let { value } = node, num = (n) => n;
      if (typeof value == "bigint")
        num = (n) => BigInt(n);
      else if (isNaN(value) || !isFinite(value))
        return stringifyNumber.stringifyNumber(node);
      let sign = "";
      value < 0 && (sign = "-", value *= num(-1));
      let _60 = num(60), parts = [value % _60];
      return value < 60 ? parts.unshift(0) : (value = (value - parts[0]) / _60, parts.unshift(value % _60), value >= 60 && (value = (value - parts[0]) / _60, parts.unshift(value))), sign + parts.map((n) => String(n).padStart(2, "0")).join(":").replace(/000000\d*$/, "");
    }
    var intTime = {
      identify: (value) => typeof value == "bigint" || Number.isInteger(value),
      default: !0,
      tag: "tag:yaml.org,2002:int",
      format: "TIME",
      test: /^[-+]?[0-9][0-9_]*(?::[0-5]?[0-9])+$/,
      resolve: (str, _onError, { intAsBigInt }) => parseSexagesimal(str, intAsBigInt),
      stringify: stringifySexagesimal
    }, floatTime = {
      identify: (value) => typeof value == "number",
      default: !0,
      tag: "tag:yaml.org,2002:float",
      format: "TIME",
      test: /^[-+]?[0-9][0-9_]*(?::[0-5]?[0-9])+\.[0-9_]*$/,
      resolve: (str) => parseSexagesimal(str, !1),
      stringify: stringifySexagesimal
    }, timestamp = {
      identify: (value) => value instanceof Date,
      default: !0,
      tag: "tag:yaml.org,2002:timestamp",
      // If the time zone is omitted, the timestamp is assumed to be specified in UTC. The time part
      // may be omitted altogether, resulting in a date format. In such a case, the time part is
      // assumed to be 00:00:00Z (start of day, UTC).
      test: RegExp("^([0-9]{4})-([0-9]{1,2})-([0-9]{1,2})(?:(?:t|T|[ \\t]+)([0-9]{1,2}):([0-9]{1,2}):([0-9]{1,2}(\\.[0-9]+)?)(?:[ \\t]*(Z|[-+][012]?[0-9](?::[0-9]{2})?))?)?$"),
      resolve(str) {
        let match = str.match(timestamp.test);
        if (!match)
          throw new Error("!!timestamp expects a date, starting with yyyy-mm-dd");
        let [, year, month, day, hour, minute, second] = match.map(Number), millisec = match[7] ? Number((match[7] + "00").substr(1, 3)) : 0, date = Date.UTC(year, month - 1, day, hour || 0, minute || 0, second || 0, millisec), tz = match[8];
        if (tz && tz !== "Z") {
          let d = parseSexagesimal(tz, !1);
          Math.abs(d) < 30 && (d *= 60), date -= 6e4 * d;
        }
        return new Date(date);
      },
      stringify: ({ value }) => value?.toISOString().replace(/(T00:00:00)?\.000Z$/, "") ?? ""
    };
    exports2.floatTime = floatTime;
    exports2.intTime = intTime;
    exports2.timestamp = timestamp;
  }
});

// node_modules/yaml/dist/schema/yaml-1.1/schema.js
var require_schema3 = __commonJS({
  "node_modules/yaml/dist/schema/yaml-1.1/schema.js"(exports2) {
    "use strict";
    var map = require_map(), _null = require_null(), seq = require_seq(), string = require_string(), binary = require_binary(), bool = require_bool2(), float = require_float2(), int = require_int2(), merge2 = require_merge(), omap = require_omap(), pairs2 = require_pairs(), set = require_set(), timestamp = require_timestamp(), schema = [
      map.map,
      seq.seq,
      string.string,
      _null.nullTag,
      bool.trueTag,
      bool.falseTag,
      int.intBin,
      int.intOct,
      int.int,
      int.intHex,
      float.floatNaN,
      float.floatExp,
      float.float,
      binary.binary,
      merge2.merge,
      omap.omap,
      pairs2.pairs,
      set.set,
      timestamp.intTime,
      timestamp.floatTime,
      timestamp.timestamp
    ];
    exports2.schema = schema;
  }
});

// node_modules/yaml/dist/schema/tags.js
var require_tags = __commonJS({
  "node_modules/yaml/dist/schema/tags.js"(exports2) {
    "use strict";
    var map = require_map(), _null = require_null(), seq = require_seq(), string = require_string(), bool = require_bool(), float = require_float(), int = require_int(), schema = require_schema(), schema$1 = require_schema2(), binary = require_binary(), merge2 = require_merge(), omap = require_omap(), pairs2 = require_pairs(), schema$2 = require_schema3(), set = require_set(), timestamp = require_timestamp(), schemas = /* @__PURE__ */ new Map([
      ["core", schema.schema],
      ["failsafe", [map.map, seq.seq, string.string]],
      ["json", schema$1.schema],
      ["yaml11", schema$2.schema],
      ["yaml-1.1", schema$2.schema]
    ]), tagsByName = {
      binary: binary.binary,
      bool: bool.boolTag,
      float: float.float,
      floatExp: float.floatExp,
      floatNaN: float.floatNaN,
      floatTime: timestamp.floatTime,
      int: int.int,
      intHex: int.intHex,
      intOct: int.intOct,
      intTime: timestamp.intTime,
      map: map.map,
      merge: merge2.merge,
      null: _null.nullTag,
      omap: omap.omap,
      pairs: pairs2.pairs,
      seq: seq.seq,
      set: set.set,
      timestamp: timestamp.timestamp
    }, coreKnownTags = {
      "tag:yaml.org,2002:binary": binary.binary,
      "tag:yaml.org,2002:merge": merge2.merge,
      "tag:yaml.org,2002:omap": omap.omap,
      "tag:yaml.org,2002:pairs": pairs2.pairs,
      "tag:yaml.org,2002:set": set.set,
      "tag:yaml.org,2002:timestamp": timestamp.timestamp
    };
    function getTags(customTags, schemaName, addMergeTag) {
      let schemaTags = schemas.get(schemaName);
      if (schemaTags && !customTags)
        return addMergeTag && !schemaTags.includes(merge2.merge) ? schemaTags.concat(merge2.merge) : schemaTags.slice();
      let tags = schemaTags;
      if (!tags)
        if (Array.isArray(customTags))
          tags = [];
        else {
          let keys = Array.from(schemas.keys()).filter((key) => key !== "yaml11").map((key) => JSON.stringify(key)).join(", ");
          throw new Error(`Unknown schema "${schemaName}"; use one of ${keys} or define customTags array`);
        }
      if (Array.isArray(customTags))
        for (let tag of customTags)
          tags = tags.concat(tag);
      else typeof customTags == "function" && (tags = customTags(tags.slice()));
      return addMergeTag && (tags = tags.concat(merge2.merge)), tags.reduce((tags2, tag) => {
        let tagObj = typeof tag == "string" ? tagsByName[tag] : tag;
        if (!tagObj) {
          let tagName = JSON.stringify(tag), keys = Object.keys(tagsByName).map((key) => JSON.stringify(key)).join(", ");
          throw new Error(`Unknown custom tag ${tagName}; use one of ${keys}`);
        }
        return tags2.includes(tagObj) || tags2.push(tagObj), tags2;
      }, []);
    }
    exports2.coreKnownTags = coreKnownTags;
    exports2.getTags = getTags;
  }
});

// node_modules/yaml/dist/schema/Schema.js
var require_Schema = __commonJS({
  "node_modules/yaml/dist/schema/Schema.js"(exports2) {
    "use strict";
    var identity = require_identity(), map = require_map(), seq = require_seq(), string = require_string(), tags = require_tags(), sortMapEntriesByKey = (a, b) => a.key < b.key ? -1 : a.key > b.key ? 1 : 0, Schema = class _Schema {
      constructor({ compat, customTags, merge: merge2, resolveKnownTags, schema, sortMapEntries, toStringDefaults }) {
        this.compat = Array.isArray(compat) ? tags.getTags(compat, "compat") : compat ? tags.getTags(null, compat) : null, this.name = typeof schema == "string" && schema || "core", this.knownTags = resolveKnownTags ? tags.coreKnownTags : {}, this.tags = tags.getTags(customTags, this.name, merge2), this.toStringOptions = toStringDefaults ?? null, Object.defineProperty(this, identity.MAP, { value: map.map }), Object.defineProperty(this, identity.SCALAR, { value: string.string }), Object.defineProperty(this, identity.SEQ, { value: seq.seq }), this.sortMapEntries = typeof sortMapEntries == "function" ? sortMapEntries : sortMapEntries === !0 ? sortMapEntriesByKey : null;
      }
      clone() {
        let copy = Object.create(_Schema.prototype, Object.getOwnPropertyDescriptors(this));
        return copy.tags = this.tags.slice(), copy;
      }
    };
    exports2.Schema = Schema;
  }
});

// node_modules/yaml/dist/stringify/stringifyDocument.js
var require_stringifyDocument = __commonJS({
  "node_modules/yaml/dist/stringify/stringifyDocument.js"(exports2) {
    "use strict";
    var identity = require_identity(), stringify = require_stringify(), stringifyComment = require_stringifyComment();
    function stringifyDocument(doc, options2) {
      let lines = [], hasDirectives = options2.directives === !0;
      if (options2.directives !== !1 && doc.directives) {
        let dir = doc.directives.toString(doc);
        dir ? (lines.push(dir), hasDirectives = !0) : doc.directives.docStart && (hasDirectives = !0);
      }
      hasDirectives && lines.push("---");
      let ctx = stringify.createStringifyContext(doc, options2), { commentString } = ctx.options;
      if (doc.commentBefore) {
        lines.length !== 1 && lines.unshift("");
        let cs = commentString(doc.commentBefore);
        lines.unshift(stringifyComment.indentComment(cs, ""));
      }
      let chompKeep = !1, contentComment = null;
      if (doc.contents) {
        if (identity.isNode(doc.contents)) {
          if (doc.contents.spaceBefore && hasDirectives && lines.push(""), doc.contents.commentBefore) {
            let cs = commentString(doc.contents.commentBefore);
            lines.push(stringifyComment.indentComment(cs, ""));
          }
          ctx.forceBlockIndent = !!doc.comment, contentComment = doc.contents.comment;
        }
        let onChompKeep = contentComment ? void 0 : () => chompKeep = !0, body = stringify.stringify(doc.contents, ctx, () => contentComment = null, onChompKeep);
        contentComment && (body += stringifyComment.lineComment(body, "", commentString(contentComment))), (body[0] === "|" || body[0] === ">") && lines[lines.length - 1] === "---" ? lines[lines.length - 1] = `--- ${body}` : lines.push(body);
      } else
        lines.push(stringify.stringify(doc.contents, ctx));
      if (doc.directives?.docEnd)
        if (doc.comment) {
          let cs = commentString(doc.comment);
          cs.includes(`
`) ? (lines.push("..."), lines.push(stringifyComment.indentComment(cs, ""))) : lines.push(`... ${cs}`);
        } else
          lines.push("...");
      else {
        let dc = doc.comment;
        dc && chompKeep && (dc = dc.replace(/^\n+/, "")), dc && ((!chompKeep || contentComment) && lines[lines.length - 1] !== "" && lines.push(""), lines.push(stringifyComment.indentComment(commentString(dc), "")));
      }
      return lines.join(`
`) + `
`;
    }
    exports2.stringifyDocument = stringifyDocument;
  }
});

// node_modules/yaml/dist/doc/Document.js
var require_Document = __commonJS({
  "node_modules/yaml/dist/doc/Document.js"(exports2) {
    "use strict";
    var Alias = require_Alias(), Collection = require_Collection(), identity = require_identity(), Pair = require_Pair(), toJS = require_toJS(), Schema = require_Schema(), stringifyDocument = require_stringifyDocument(), anchors = require_anchors(), applyReviver = require_applyReviver(), createNode = require_createNode(), directives = require_directives(), Document = class _Document {
      constructor(value, replacer, options2) {
        this.commentBefore = null, this.comment = null, this.errors = [], this.warnings = [], Object.defineProperty(this, identity.NODE_TYPE, { value: identity.DOC });
        let _replacer = null;
        typeof replacer == "function" || Array.isArray(replacer) ? _replacer = replacer : options2 === void 0 && replacer && (options2 = replacer, replacer = void 0);
        let opt = Object.assign({
          intAsBigInt: !1,
          keepSourceTokens: !1,
          logLevel: "warn",
          prettyErrors: !0,
          strict: !0,
          stringKeys: !1,
          uniqueKeys: !0,
          version: "1.2"
        }, options2);
        this.options = opt;
        let { version } = opt;
        options2?._directives ? (this.directives = options2._directives.atDocument(), this.directives.yaml.explicit && (version = this.directives.yaml.version)) : this.directives = new directives.Directives({ version }), this.setSchema(version, options2), this.contents = value === void 0 ? null : this.createNode(value, _replacer, options2);
      }
      /**
       * Create a deep copy of this Document and its contents.
       *
       * Custom Node values that inherit from `Object` still refer to their original instances.
       */
      clone() {
        let copy = Object.create(_Document.prototype, {
          [identity.NODE_TYPE]: { value: identity.DOC }
        });
        return copy.commentBefore = this.commentBefore, copy.comment = this.comment, copy.errors = this.errors.slice(), copy.warnings = this.warnings.slice(), copy.options = Object.assign({}, this.options), this.directives && (copy.directives = this.directives.clone()), copy.schema = this.schema.clone(), copy.contents = identity.isNode(this.contents) ? this.contents.clone(copy.schema) : this.contents, this.range && (copy.range = this.range.slice()), copy;
      }
      /** Adds a value to the document. */
      add(value) {
        assertCollection(this.contents) && this.contents.add(value);
      }
      /** Adds a value to the document. */
      addIn(path, value) {
        assertCollection(this.contents) && this.contents.addIn(path, value);
      }
      /**
       * Create a new `Alias` node, ensuring that the target `node` has the required anchor.
       *
       * If `node` already has an anchor, `name` is ignored.
       * Otherwise, the `node.anchor` value will be set to `name`,
       * or if an anchor with that name is already present in the document,
       * `name` will be used as a prefix for a new unique anchor.
       * If `name` is undefined, the generated anchor will use 'a' as a prefix.
       */
      createAlias(node, name) {
        if (!node.anchor) {
          let prev = anchors.anchorNames(this);
          node.anchor = // eslint-disable-next-line @typescript-eslint/prefer-nullish-coalescing
          !name || prev.has(name) ? anchors.findNewAnchor(name || "a", prev) : name;
        }
        return new Alias.Alias(node.anchor);
      }
      createNode(value, replacer, options2) {
        let _replacer;
        if (typeof replacer == "function")
          value = replacer.call({ "": value }, "", value), _replacer = replacer;
        else if (Array.isArray(replacer)) {
          let keyToStr = (v) => typeof v == "number" || v instanceof String || v instanceof Number, asStr = replacer.filter(keyToStr).map(String);
          asStr.length > 0 && (replacer = replacer.concat(asStr)), _replacer = replacer;
        } else options2 === void 0 && replacer && (options2 = replacer, replacer = void 0);
        let { aliasDuplicateObjects, anchorPrefix, flow, keepUndefined, onTagObj, tag } = options2 ?? {}, { onAnchor, setAnchors, sourceObjects } = anchors.createNodeAnchors(
          this,
          // eslint-disable-next-line @typescript-eslint/prefer-nullish-coalescing
          anchorPrefix || "a"
        ), ctx = {
          aliasDuplicateObjects: aliasDuplicateObjects ?? !0,
          keepUndefined: keepUndefined ?? !1,
          onAnchor,
          onTagObj,
          replacer: _replacer,
          schema: this.schema,
          sourceObjects
        }, node = createNode.createNode(value, tag, ctx);
        return flow && identity.isCollection(node) && (node.flow = !0), setAnchors(), node;
      }
      /**
       * Convert a key and a value into a `Pair` using the current schema,
       * recursively wrapping all values as `Scalar` or `Collection` nodes.
       */
      createPair(key, value, options2 = {}) {
        let k = this.createNode(key, null, options2), v = this.createNode(value, null, options2);
        return new Pair.Pair(k, v);
      }
      /**
       * Removes a value from the document.
       * @returns `true` if the item was found and removed.
       */
      delete(key) {
        return assertCollection(this.contents) ? this.contents.delete(key) : !1;
      }
      /**
       * Removes a value from the document.
       * @returns `true` if the item was found and removed.
       */
      deleteIn(path) {
        return Collection.isEmptyPath(path) ? this.contents == null ? !1 : (this.contents = null, !0) : assertCollection(this.contents) ? this.contents.deleteIn(path) : !1;
      }
      /**
       * Returns item at `key`, or `undefined` if not found. By default unwraps
       * scalar values from their surrounding node; to disable set `keepScalar` to
       * `true` (collections are always returned intact).
       */
      get(key, keepScalar) {
        return identity.isCollection(this.contents) ? this.contents.get(key, keepScalar) : void 0;
      }
      /**
       * Returns item at `path`, or `undefined` if not found. By default unwraps
       * scalar values from their surrounding node; to disable set `keepScalar` to
       * `true` (collections are always returned intact).
       */
      getIn(path, keepScalar) {
        return Collection.isEmptyPath(path) ? !keepScalar && identity.isScalar(this.contents) ? this.contents.value : this.contents : identity.isCollection(this.contents) ? this.contents.getIn(path, keepScalar) : void 0;
      }
      /**
       * Checks if the document includes a value with the key `key`.
       */
      has(key) {
        return identity.isCollection(this.contents) ? this.contents.has(key) : !1;
      }
      /**
       * Checks if the document includes a value at `path`.
       */
      hasIn(path) {
        return Collection.isEmptyPath(path) ? this.contents !== void 0 : identity.isCollection(this.contents) ? this.contents.hasIn(path) : !1;
      }
      /**
       * Sets a value in this document. For `!!set`, `value` needs to be a
       * boolean to add/remove the item from the set.
       */
      set(key, value) {
        this.contents == null ? this.contents = Collection.collectionFromPath(this.schema, [key], value) : assertCollection(this.contents) && this.contents.set(key, value);
      }
      /**
       * Sets a value in this document. For `!!set`, `value` needs to be a
       * boolean to add/remove the item from the set.
       */
      setIn(path, value) {
        Collection.isEmptyPath(path) ? this.contents = value : this.contents == null ? this.contents = Collection.collectionFromPath(this.schema, Array.from(path), value) : assertCollection(this.contents) && this.contents.setIn(path, value);
      }
      /**
       * Change the YAML version and schema used by the document.
       * A `null` version disables support for directives, explicit tags, anchors, and aliases.
       * It also requires the `schema` option to be given as a `Schema` instance value.
       *
       * Overrides all previously set schema options.
       */
      setSchema(version, options2 = {}) {
        typeof version == "number" && (version = String(version));
        let opt;
        switch (version) {
          case "1.1":
            this.directives ? this.directives.yaml.version = "1.1" : this.directives = new directives.Directives({ version: "1.1" }), opt = { resolveKnownTags: !1, schema: "yaml-1.1" };
            break;
          case "1.2":
          case "next":
            this.directives ? this.directives.yaml.version = version : this.directives = new directives.Directives({ version }), opt = { resolveKnownTags: !0, schema: "core" };
            break;
          case null:
            this.directives && delete this.directives, opt = null;
            break;
          default: {
            let sv = JSON.stringify(version);
            throw new Error(`Expected '1.1', '1.2' or null as first argument, but found: ${sv}`);
          }
        }
        if (options2.schema instanceof Object)
          this.schema = options2.schema;
        else if (opt)
          this.schema = new Schema.Schema(Object.assign(opt, options2));
        else
          throw new Error("With a null YAML version, the { schema: Schema } option is required");
      }
      // json & jsonArg are only used from toJSON()
      toJS({ json, jsonArg, mapAsMap, maxAliasCount, onAnchor, reviver } = {}) {
        let ctx = {
          anchors: /* @__PURE__ */ new Map(),
          doc: this,
          keep: !json,
          mapAsMap: mapAsMap === !0,
          mapKeyWarned: !1,
          maxAliasCount: typeof maxAliasCount == "number" ? maxAliasCount : 100
        }, res = toJS.toJS(this.contents, jsonArg ?? "", ctx);
        if (typeof onAnchor == "function")
          for (let { count: count2, res: res2 } of ctx.anchors.values())
            onAnchor(res2, count2);
        return typeof reviver == "function" ? applyReviver.applyReviver(reviver, { "": res }, "", res) : res;
      }
      /**
       * A JSON representation of the document `contents`.
       *
       * @param jsonArg Used by `JSON.stringify` to indicate the array index or
       *   property name.
       */
      toJSON(jsonArg, onAnchor) {
        return this.toJS({ json: !0, jsonArg, mapAsMap: !1, onAnchor });
      }
      /** A YAML representation of the document. */
      toString(options2 = {}) {
        if (this.errors.length > 0)
          throw new Error("Document with errors cannot be stringified");
        if ("indent" in options2 && (!Number.isInteger(options2.indent) || Number(options2.indent) <= 0)) {
          let s = JSON.stringify(options2.indent);
          throw new Error(`"indent" option must be a positive integer, not ${s}`);
        }
        return stringifyDocument.stringifyDocument(this, options2);
      }
    };
    function assertCollection(contents) {
      if (identity.isCollection(contents))
        return !0;
      throw new Error("Expected a YAML collection as document contents");
    }
    exports2.Document = Document;
  }
});

// node_modules/yaml/dist/errors.js
var require_errors = __commonJS({
  "node_modules/yaml/dist/errors.js"(exports2) {
    "use strict";
    var YAMLError = class extends Error {
      constructor(name, pos, code, message2) {
        super(), this.name = name, this.code = code, this.message = message2, this.pos = pos;
      }
    }, YAMLParseError = class extends YAMLError {
      constructor(pos, code, message2) {
        super("YAMLParseError", pos, code, message2);
      }
    }, YAMLWarning = class extends YAMLError {
      constructor(pos, code, message2) {
        super("YAMLWarning", pos, code, message2);
      }
    }, prettifyError = (src, lc) => (error) => {
      if (error.pos[0] === -1)
        return;
      error.linePos = error.pos.map((pos) => lc.linePos(pos));
      let { line, col } = error.linePos[0];
      error.message += ` at line ${line}, column ${col}`;
      let ci = col - 1, lineStr = src.substring(lc.lineStarts[line - 1], lc.lineStarts[line]).replace(/[\n\r]+$/, "");
      if (ci >= 60 && lineStr.length > 80) {
        let trimStart = Math.min(ci - 39, lineStr.length - 79);
        lineStr = "…" + lineStr.substring(trimStart), ci -= trimStart - 1;
      }
      if (lineStr.length > 80 && (lineStr = lineStr.substring(0, 79) + "…"), line > 1 && /^ *$/.test(lineStr.substring(0, ci))) {
        let prev = src.substring(lc.lineStarts[line - 2], lc.lineStarts[line - 1]);
        prev.length > 80 && (prev = prev.substring(0, 79) + `…
`), lineStr = prev + lineStr;
      }
      if (/[^ ]/.test(lineStr)) {
        let count2 = 1, end = error.linePos[1];
        end?.line === line && end.col > col && (count2 = Math.max(1, Math.min(end.col - col, 80 - ci)));
        let pointer = " ".repeat(ci) + "^".repeat(count2);
        error.message += `:

${lineStr}
${pointer}
`;
      }
    };
    exports2.YAMLError = YAMLError;
    exports2.YAMLParseError = YAMLParseError;
    exports2.YAMLWarning = YAMLWarning;
    exports2.prettifyError = prettifyError;
  }
});

// node_modules/yaml/dist/compose/resolve-props.js
var require_resolve_props = __commonJS({
  "node_modules/yaml/dist/compose/resolve-props.js"(exports2) {
    "use strict";
    function resolveProps(tokens, { flow, indicator, next, offset, onError, parentIndent, startOnNewline }) {
      let spaceBefore = !1, atNewline = startOnNewline, hasSpace = startOnNewline, comment = "", commentSep = "", hasNewline = !1, reqSpace = !1, tab = null, anchor = null, tag = null, newlineAfterProp = null, comma = null, found = null, start2 = null;
      for (let token of tokens)
        switch (reqSpace && (token.type !== "space" && token.type !== "newline" && token.type !== "comma" && onError(token.offset, "MISSING_CHAR", "Tags and anchors must be separated from the next token by white space"), reqSpace = !1), tab && (atNewline && token.type !== "comment" && token.type !== "newline" && onError(tab, "TAB_AS_INDENT", "Tabs are not allowed as indentation"), tab = null), token.type) {
          case "space":
            !flow && (indicator !== "doc-start" || next?.type !== "flow-collection") && token.source.includes("	") && (tab = token), hasSpace = !0;
            break;
          case "comment": {
            hasSpace || onError(token, "MISSING_CHAR", "Comments must be separated from other tokens by white space characters");
            let cb = token.source.substring(1) || " ";
            comment ? comment += commentSep + cb : comment = cb, commentSep = "", atNewline = !1;
            break;
          }
          case "newline":
            atNewline ? comment ? comment += token.source : (!found || indicator !== "seq-item-ind") && (spaceBefore = !0) : commentSep += token.source, atNewline = !0, hasNewline = !0, (anchor || tag) && (newlineAfterProp = token), hasSpace = !0;
            break;
          case "anchor":
            anchor && onError(token, "MULTIPLE_ANCHORS", "A node can have at most one anchor"), token.source.endsWith(":") && onError(token.offset + token.source.length - 1, "BAD_ALIAS", "Anchor ending in : is ambiguous", !0), anchor = token, start2 ?? (start2 = token.offset), atNewline = !1, hasSpace = !1, reqSpace = !0;
            break;
          case "tag": {
            tag && onError(token, "MULTIPLE_TAGS", "A node can have at most one tag"), tag = token, start2 ?? (start2 = token.offset), atNewline = !1, hasSpace = !1, reqSpace = !0;
            break;
          }
          case indicator:
            (anchor || tag) && onError(token, "BAD_PROP_ORDER", `Anchors and tags must be after the ${token.source} indicator`), found && onError(token, "UNEXPECTED_TOKEN", `Unexpected ${token.source} in ${flow ?? "collection"}`), found = token, atNewline = indicator === "seq-item-ind" || indicator === "explicit-key-ind", hasSpace = !1;
            break;
          case "comma":
            if (flow) {
              comma && onError(token, "UNEXPECTED_TOKEN", `Unexpected , in ${flow}`), comma = token, atNewline = !1, hasSpace = !1;
              break;
            }
          // else fallthrough
          default:
            onError(token, "UNEXPECTED_TOKEN", `Unexpected ${token.type} token`), atNewline = !1, hasSpace = !1;
        }
      let last = tokens[tokens.length - 1], end = last ? last.offset + last.source.length : offset;
      return reqSpace && next && next.type !== "space" && next.type !== "newline" && next.type !== "comma" && (next.type !== "scalar" || next.source !== "") && onError(next.offset, "MISSING_CHAR", "Tags and anchors must be separated from the next token by white space"), tab && (atNewline && tab.indent <= parentIndent || next?.type === "block-map" || next?.type === "block-seq") && onError(tab, "TAB_AS_INDENT", "Tabs are not allowed as indentation"), {
        comma,
        found,
        spaceBefore,
        comment,
        hasNewline,
        anchor,
        tag,
        newlineAfterProp,
        end,
        start: start2 ?? end
      };
    }
    exports2.resolveProps = resolveProps;
  }
});

// node_modules/yaml/dist/compose/util-contains-newline.js
var require_util_contains_newline = __commonJS({
  "node_modules/yaml/dist/compose/util-contains-newline.js"(exports2) {
    "use strict";
    function containsNewline(key) {
      if (!key)
        return null;
      switch (key.type) {
        case "alias":
        case "scalar":
        case "double-quoted-scalar":
        case "single-quoted-scalar":
          if (key.source.includes(`
`))
            return !0;
          if (key.end) {
            for (let st of key.end)
              if (st.type === "newline")
                return !0;
          }
          return !1;
        case "flow-collection":
          for (let it of key.items) {
            for (let st of it.start)
              if (st.type === "newline")
                return !0;
            if (it.sep) {
              for (let st of it.sep)
                if (st.type === "newline")
                  return !0;
            }
            if (containsNewline(it.key) || containsNewline(it.value))
              return !0;
          }
          return !1;
        default:
          return !0;
      }
    }
    exports2.containsNewline = containsNewline;
  }
});

// node_modules/yaml/dist/compose/util-flow-indent-check.js
var require_util_flow_indent_check = __commonJS({
  "node_modules/yaml/dist/compose/util-flow-indent-check.js"(exports2) {
    "use strict";
    var utilContainsNewline = require_util_contains_newline();
    function flowIndentCheck(indent, fc, onError) {
      if (fc?.type === "flow-collection") {
        let end = fc.end[0];
        end.indent === indent && (end.source === "]" || end.source === "}") && utilContainsNewline.containsNewline(fc) && onError(end, "BAD_INDENT", "Flow end indicator should be more indented than parent", !0);
      }
    }
    exports2.flowIndentCheck = flowIndentCheck;
  }
});

// node_modules/yaml/dist/compose/util-map-includes.js
var require_util_map_includes = __commonJS({
  "node_modules/yaml/dist/compose/util-map-includes.js"(exports2) {
    "use strict";
    var identity = require_identity();
    function mapIncludes(ctx, items, search) {
      let { uniqueKeys } = ctx.options;
      if (uniqueKeys === !1)
        return !1;
      let isEqual = typeof uniqueKeys == "function" ? uniqueKeys : (a, b) => a === b || identity.isScalar(a) && identity.isScalar(b) && a.value === b.value;
      return items.some((pair) => isEqual(pair.key, search));
    }
    exports2.mapIncludes = mapIncludes;
  }
});

// node_modules/yaml/dist/compose/resolve-block-map.js
var require_resolve_block_map = __commonJS({
  "node_modules/yaml/dist/compose/resolve-block-map.js"(exports2) {
    "use strict";
    var Pair = require_Pair(), YAMLMap = require_YAMLMap(), resolveProps = require_resolve_props(), utilContainsNewline = require_util_contains_newline(), utilFlowIndentCheck = require_util_flow_indent_check(), utilMapIncludes = require_util_map_includes(), startColMsg = "All mapping items must start at the same column";
    function resolveBlockMap({ composeNode, composeEmptyNode }, ctx, bm, onError, tag) {
      let NodeClass = tag?.nodeClass ?? YAMLMap.YAMLMap, map = new NodeClass(ctx.schema);
      ctx.atRoot && (ctx.atRoot = !1);
      let offset = bm.offset, commentEnd = null;
      for (let collItem of bm.items) {
        let { start: start2, key, sep: sep2, value } = collItem, keyProps = resolveProps.resolveProps(start2, {
          indicator: "explicit-key-ind",
          next: key ?? sep2?.[0],
          offset,
          onError,
          parentIndent: bm.indent,
          startOnNewline: !0
        }), implicitKey = !keyProps.found;
        if (implicitKey) {
          if (key && (key.type === "block-seq" ? onError(offset, "BLOCK_AS_IMPLICIT_KEY", "A block sequence may not be used as an implicit map key") : "indent" in key && key.indent !== bm.indent && onError(offset, "BAD_INDENT", startColMsg)), !keyProps.anchor && !keyProps.tag && !sep2) {
            commentEnd = keyProps.end, keyProps.comment && (map.comment ? map.comment += `
` + keyProps.comment : map.comment = keyProps.comment);
            continue;
          }
          (keyProps.newlineAfterProp || utilContainsNewline.containsNewline(key)) && onError(key ?? start2[start2.length - 1], "MULTILINE_IMPLICIT_KEY", "Implicit keys need to be on a single line");
        } else keyProps.found?.indent !== bm.indent && onError(offset, "BAD_INDENT", startColMsg);
        ctx.atKey = !0;
        let keyStart = keyProps.end, keyNode = key ? composeNode(ctx, key, keyProps, onError) : composeEmptyNode(ctx, keyStart, start2, null, keyProps, onError);
        ctx.schema.compat && utilFlowIndentCheck.flowIndentCheck(bm.indent, key, onError), ctx.atKey = !1, utilMapIncludes.mapIncludes(ctx, map.items, keyNode) && onError(keyStart, "DUPLICATE_KEY", "Map keys must be unique");
        let valueProps = resolveProps.resolveProps(sep2 ?? [], {
          indicator: "map-value-ind",
          next: value,
          offset: keyNode.range[2],
          onError,
          parentIndent: bm.indent,
          startOnNewline: !key || key.type === "block-scalar"
        });
        if (offset = valueProps.end, valueProps.found) {
          implicitKey && (value?.type === "block-map" && !valueProps.hasNewline && onError(offset, "BLOCK_AS_IMPLICIT_KEY", "Nested mappings are not allowed in compact mappings"), ctx.options.strict && keyProps.start < valueProps.found.offset - 1024 && onError(keyNode.range, "KEY_OVER_1024_CHARS", "The : indicator must be at most 1024 chars after the start of an implicit block mapping key"));
          let valueNode = value ? composeNode(ctx, value, valueProps, onError) : composeEmptyNode(ctx, offset, sep2, null, valueProps, onError);
          ctx.schema.compat && utilFlowIndentCheck.flowIndentCheck(bm.indent, value, onError), offset = valueNode.range[2];
          let pair = new Pair.Pair(keyNode, valueNode);
          ctx.options.keepSourceTokens && (pair.srcToken = collItem), map.items.push(pair);
        } else {
          implicitKey && onError(keyNode.range, "MISSING_CHAR", "Implicit map keys need to be followed by map values"), valueProps.comment && (keyNode.comment ? keyNode.comment += `
` + valueProps.comment : keyNode.comment = valueProps.comment);
          let pair = new Pair.Pair(keyNode);
          ctx.options.keepSourceTokens && (pair.srcToken = collItem), map.items.push(pair);
        }
      }
      return commentEnd && commentEnd < offset && onError(commentEnd, "IMPOSSIBLE", "Map comment with trailing content"), map.range = [bm.offset, offset, commentEnd ?? offset], map;
    }
    exports2.resolveBlockMap = resolveBlockMap;
  }
});

// node_modules/yaml/dist/compose/resolve-block-seq.js
var require_resolve_block_seq = __commonJS({
  "node_modules/yaml/dist/compose/resolve-block-seq.js"(exports2) {
    "use strict";
    var YAMLSeq = require_YAMLSeq(), resolveProps = require_resolve_props(), utilFlowIndentCheck = require_util_flow_indent_check();
    function resolveBlockSeq({ composeNode, composeEmptyNode }, ctx, bs, onError, tag) {
      let NodeClass = tag?.nodeClass ?? YAMLSeq.YAMLSeq, seq = new NodeClass(ctx.schema);
      ctx.atRoot && (ctx.atRoot = !1), ctx.atKey && (ctx.atKey = !1);
      let offset = bs.offset, commentEnd = null;
      for (let { start: start2, value } of bs.items) {
        let props = resolveProps.resolveProps(start2, {
          indicator: "seq-item-ind",
          next: value,
          offset,
          onError,
          parentIndent: bs.indent,
          startOnNewline: !0
        });
        if (!props.found)
          if (props.anchor || props.tag || value)
            value?.type === "block-seq" ? onError(props.end, "BAD_INDENT", "All sequence items must start at the same column") : onError(offset, "MISSING_CHAR", "Sequence item without - indicator");
          else {
            commentEnd = props.end, props.comment && (seq.comment = props.comment);
            continue;
          }
        let node = value ? composeNode(ctx, value, props, onError) : composeEmptyNode(ctx, props.end, start2, null, props, onError);
        ctx.schema.compat && utilFlowIndentCheck.flowIndentCheck(bs.indent, value, onError), offset = node.range[2], seq.items.push(node);
      }
      return seq.range = [bs.offset, offset, commentEnd ?? offset], seq;
    }
    exports2.resolveBlockSeq = resolveBlockSeq;
  }
});

// node_modules/yaml/dist/compose/resolve-end.js
var require_resolve_end = __commonJS({
  "node_modules/yaml/dist/compose/resolve-end.js"(exports2) {
    "use strict";
    function resolveEnd(end, offset, reqSpace, onError) {
      let comment = "";
      if (end) {
        let hasSpace = !1, sep2 = "";
        for (let token of end) {
          let { source, type } = token;
          switch (type) {
            case "space":
              hasSpace = !0;
              break;
            case "comment": {
              reqSpace && !hasSpace && onError(token, "MISSING_CHAR", "Comments must be separated from other tokens by white space characters");
              let cb = source.substring(1) || " ";
              comment ? comment += sep2 + cb : comment = cb, sep2 = "";
              break;
            }
            case "newline":
              comment && (sep2 += source), hasSpace = !0;
              break;
            default:
              onError(token, "UNEXPECTED_TOKEN", `Unexpected ${type} at node end`);
          }
          offset += source.length;
        }
      }
      return { comment, offset };
    }
    exports2.resolveEnd = resolveEnd;
  }
});

// node_modules/yaml/dist/compose/resolve-flow-collection.js
var require_resolve_flow_collection = __commonJS({
  "node_modules/yaml/dist/compose/resolve-flow-collection.js"(exports2) {
    "use strict";
    var identity = require_identity(), Pair = require_Pair(), YAMLMap = require_YAMLMap(), YAMLSeq = require_YAMLSeq(), resolveEnd = require_resolve_end(), resolveProps = require_resolve_props(), utilContainsNewline = require_util_contains_newline(), utilMapIncludes = require_util_map_includes(), blockMsg = "Block collections are not allowed within flow collections", isBlock = (token) => token && (token.type === "block-map" || token.type === "block-seq");
    function resolveFlowCollection({ composeNode, composeEmptyNode }, ctx, fc, onError, tag) {
      let isMap2 = fc.start.source === "{", fcName = isMap2 ? "flow map" : "flow sequence", NodeClass = tag?.nodeClass ?? (isMap2 ? YAMLMap.YAMLMap : YAMLSeq.YAMLSeq), coll = new NodeClass(ctx.schema);
      coll.flow = !0;
      let atRoot = ctx.atRoot;
      atRoot && (ctx.atRoot = !1), ctx.atKey && (ctx.atKey = !1);
      let offset = fc.offset + fc.start.source.length;
      for (let i = 0; i < fc.items.length; ++i) {
        let collItem = fc.items[i], { start: start2, key, sep: sep2, value } = collItem, props = resolveProps.resolveProps(start2, {
          flow: fcName,
          indicator: "explicit-key-ind",
          next: key ?? sep2?.[0],
          offset,
          onError,
          parentIndent: fc.indent,
          startOnNewline: !1
        });
        if (!props.found) {
          if (!props.anchor && !props.tag && !sep2 && !value) {
            i === 0 && props.comma ? onError(props.comma, "UNEXPECTED_TOKEN", `Unexpected , in ${fcName}`) : i < fc.items.length - 1 && onError(props.start, "UNEXPECTED_TOKEN", `Unexpected empty item in ${fcName}`), props.comment && (coll.comment ? coll.comment += `
` + props.comment : coll.comment = props.comment), offset = props.end;
            continue;
          }
          !isMap2 && ctx.options.strict && utilContainsNewline.containsNewline(key) && onError(
            key,
            // checked by containsNewline()
            "MULTILINE_IMPLICIT_KEY",
            "Implicit keys of flow sequence pairs need to be on a single line"
          );
        }
        if (i === 0)
          props.comma && onError(props.comma, "UNEXPECTED_TOKEN", `Unexpected , in ${fcName}`);
        else if (props.comma || onError(props.start, "MISSING_CHAR", `Missing , between ${fcName} items`), props.comment) {
          let prevItemComment = "";
          loop: for (let st of start2)
            switch (st.type) {
              case "comma":
              case "space":
                break;
              case "comment":
                prevItemComment = st.source.substring(1);
                break loop;
              default:
                break loop;
            }
          if (prevItemComment) {
            let prev = coll.items[coll.items.length - 1];
            identity.isPair(prev) && (prev = prev.value ?? prev.key), prev.comment ? prev.comment += `
` + prevItemComment : prev.comment = prevItemComment, props.comment = props.comment.substring(prevItemComment.length + 1);
          }
        }
        if (!isMap2 && !sep2 && !props.found) {
          let valueNode = value ? composeNode(ctx, value, props, onError) : composeEmptyNode(ctx, props.end, sep2, null, props, onError);
          coll.items.push(valueNode), offset = valueNode.range[2], isBlock(value) && onError(valueNode.range, "BLOCK_IN_FLOW", blockMsg);
        } else {
          ctx.atKey = !0;
          let keyStart = props.end, keyNode = key ? composeNode(ctx, key, props, onError) : composeEmptyNode(ctx, keyStart, start2, null, props, onError);
          isBlock(key) && onError(keyNode.range, "BLOCK_IN_FLOW", blockMsg), ctx.atKey = !1;
          let valueProps = resolveProps.resolveProps(sep2 ?? [], {
            flow: fcName,
            indicator: "map-value-ind",
            next: value,
            offset: keyNode.range[2],
            onError,
            parentIndent: fc.indent,
            startOnNewline: !1
          });
          if (valueProps.found) {
            if (!isMap2 && !props.found && ctx.options.strict) {
              if (sep2)
                for (let st of sep2) {
                  if (st === valueProps.found)
                    break;
                  if (st.type === "newline") {
                    onError(st, "MULTILINE_IMPLICIT_KEY", "Implicit keys of flow sequence pairs need to be on a single line");
                    break;
                  }
                }
              props.start < valueProps.found.offset - 1024 && onError(valueProps.found, "KEY_OVER_1024_CHARS", "The : indicator must be at most 1024 chars after the start of an implicit flow sequence key");
            }
          } else value && ("source" in value && value.source?.[0] === ":" ? onError(value, "MISSING_CHAR", `Missing space after : in ${fcName}`) : onError(valueProps.start, "MISSING_CHAR", `Missing , or : between ${fcName} items`));
          let valueNode = value ? composeNode(ctx, value, valueProps, onError) : valueProps.found ? composeEmptyNode(ctx, valueProps.end, sep2, null, valueProps, onError) : null;
          valueNode ? isBlock(value) && onError(valueNode.range, "BLOCK_IN_FLOW", blockMsg) : valueProps.comment && (keyNode.comment ? keyNode.comment += `
` + valueProps.comment : keyNode.comment = valueProps.comment);
          let pair = new Pair.Pair(keyNode, valueNode);
          if (ctx.options.keepSourceTokens && (pair.srcToken = collItem), isMap2) {
            let map = coll;
            utilMapIncludes.mapIncludes(ctx, map.items, keyNode) && onError(keyStart, "DUPLICATE_KEY", "Map keys must be unique"), map.items.push(pair);
          } else {
            let map = new YAMLMap.YAMLMap(ctx.schema);
            map.flow = !0, map.items.push(pair);
            let endRange = (valueNode ?? keyNode).range;
            map.range = [keyNode.range[0], endRange[1], endRange[2]], coll.items.push(map);
          }
          offset = valueNode ? valueNode.range[2] : valueProps.end;
        }
      }
      let expectedEnd = isMap2 ? "}" : "]", [ce, ...ee] = fc.end, cePos = offset;
      if (ce?.source === expectedEnd)
        cePos = ce.offset + ce.source.length;
      else {
        let name = fcName[0].toUpperCase() + fcName.substring(1), msg = atRoot ? `${name} must end with a ${expectedEnd}` : `${name} in block collection must be sufficiently indented and end with a ${expectedEnd}`;
        onError(offset, atRoot ? "MISSING_CHAR" : "BAD_INDENT", msg), ce && ce.source.length !== 1 && ee.unshift(ce);
      }
      if (ee.length > 0) {
        let end = resolveEnd.resolveEnd(ee, cePos, ctx.options.strict, onError);
        end.comment && (coll.comment ? coll.comment += `
` + end.comment : coll.comment = end.comment), coll.range = [fc.offset, cePos, end.offset];
      } else
        coll.range = [fc.offset, cePos, cePos];
      return coll;
    }
    exports2.resolveFlowCollection = resolveFlowCollection;
  }
});

// node_modules/yaml/dist/compose/compose-collection.js
var require_compose_collection = __commonJS({
  "node_modules/yaml/dist/compose/compose-collection.js"(exports2) {
    "use strict";
    var identity = require_identity(), Scalar = require_Scalar(), YAMLMap = require_YAMLMap(), YAMLSeq = require_YAMLSeq(), resolveBlockMap = require_resolve_block_map(), resolveBlockSeq = require_resolve_block_seq(), resolveFlowCollection = require_resolve_flow_collection();
    function resolveCollection(CN, ctx, token, onError, tagName, tag) {
      let coll = token.type === "block-map" ? resolveBlockMap.resolveBlockMap(CN, ctx, token, onError, tag) : token.type === "block-seq" ? resolveBlockSeq.resolveBlockSeq(CN, ctx, token, onError, tag) : resolveFlowCollection.resolveFlowCollection(CN, ctx, token, onError, tag), Coll = coll.constructor;
      return tagName === "!" || tagName === Coll.tagName ? (coll.tag = Coll.tagName, coll) : (tagName && (coll.tag = tagName), coll);
    }
    function composeCollection(CN, ctx, token, props, onError) {
      let tagToken = props.tag, tagName = tagToken ? ctx.directives.tagName(tagToken.source, (msg) => onError(tagToken, "TAG_RESOLVE_FAILED", msg)) : null;
      if (token.type === "block-seq") {
        let { anchor, newlineAfterProp: nl } = props, lastProp = anchor && tagToken ? anchor.offset > tagToken.offset ? anchor : tagToken : anchor ?? tagToken;
        lastProp && (!nl || nl.offset < lastProp.offset) && onError(lastProp, "MISSING_CHAR", "Missing newline after block sequence props");
      }
      let expType = token.type === "block-map" ? "map" : token.type === "block-seq" ? "seq" : token.start.source === "{" ? "map" : "seq";
      if (!tagToken || !tagName || tagName === "!" || tagName === YAMLMap.YAMLMap.tagName && expType === "map" || tagName === YAMLSeq.YAMLSeq.tagName && expType === "seq")
        return resolveCollection(CN, ctx, token, onError, tagName);
      let tag = ctx.schema.tags.find((t) => t.tag === tagName && t.collection === expType);
      if (!tag) {
        let kt = ctx.schema.knownTags[tagName];
        if (kt?.collection === expType)
          ctx.schema.tags.push(Object.assign({}, kt, { default: !1 })), tag = kt;
        else
          return kt ? onError(tagToken, "BAD_COLLECTION_TYPE", `${kt.tag} used for ${expType} collection, but expects ${kt.collection ?? "scalar"}`, !0) : onError(tagToken, "TAG_RESOLVE_FAILED", `Unresolved tag: ${tagName}`, !0), resolveCollection(CN, ctx, token, onError, tagName);
      }
      let coll = resolveCollection(CN, ctx, token, onError, tagName, tag), res = tag.resolve?.(coll, (msg) => onError(tagToken, "TAG_RESOLVE_FAILED", msg), ctx.options) ?? coll, node = identity.isNode(res) ? res : new Scalar.Scalar(res);
      return node.range = coll.range, node.tag = tagName, tag?.format && (node.format = tag.format), node;
    }
    exports2.composeCollection = composeCollection;
  }
});

// node_modules/yaml/dist/compose/resolve-block-scalar.js
var require_resolve_block_scalar = __commonJS({
  "node_modules/yaml/dist/compose/resolve-block-scalar.js"(exports2) {
    "use strict";
    var Scalar = require_Scalar();
    function resolveBlockScalar(ctx, scalar, onError) {
      let start2 = scalar.offset, header = parseBlockScalarHeader(scalar, ctx.options.strict, onError);
      if (!header)
        return { value: "", type: null, comment: "", range: [start2, start2, start2] };
      let type = header.mode === ">" ? Scalar.Scalar.BLOCK_FOLDED : Scalar.Scalar.BLOCK_LITERAL, lines = scalar.source ? splitLines(scalar.source) : [], chompStart = lines.length;
      for (let i = lines.length - 1; i >= 0; --i) {
        let content2 = lines[i][1];
        if (content2 === "" || content2 === "\r")
          chompStart = i;
        else
          break;
      }
      if (chompStart === 0) {
        let value2 = header.chomp === "+" && lines.length > 0 ? `
`.repeat(Math.max(1, lines.length - 1)) : "", end2 = start2 + header.length;
        return scalar.source && (end2 += scalar.source.length), { value: value2, type, comment: header.comment, range: [start2, end2, end2] };
      }
      let trimIndent = scalar.indent + header.indent, offset = scalar.offset + header.length, contentStart = 0;
      for (let i = 0; i < chompStart; ++i) {
        let [indent, content2] = lines[i];
        if (content2 === "" || content2 === "\r")
          header.indent === 0 && indent.length > trimIndent && (trimIndent = indent.length);
        else {
          indent.length < trimIndent && onError(offset + indent.length, "MISSING_CHAR", "Block scalars with more-indented leading empty lines must use an explicit indentation indicator"), header.indent === 0 && (trimIndent = indent.length), contentStart = i, trimIndent === 0 && !ctx.atRoot && onError(offset, "BAD_INDENT", "Block scalar values in collections must be indented");
          break;
        }
        offset += indent.length + content2.length + 1;
      }
      for (let i = lines.length - 1; i >= chompStart; --i)
        lines[i][0].length > trimIndent && (chompStart = i + 1);
      let value = "", sep2 = "", prevMoreIndented = !1;
      for (let i = 0; i < contentStart; ++i)
        value += lines[i][0].slice(trimIndent) + `
`;
      for (let i = contentStart; i < chompStart; ++i) {
        let [indent, content2] = lines[i];
        offset += indent.length + content2.length + 1;
        let crlf = content2[content2.length - 1] === "\r";
        if (crlf && (content2 = content2.slice(0, -1)), content2 && indent.length < trimIndent) {
          let message2 = `Block scalar lines must not be less indented than their ${header.indent ? "explicit indentation indicator" : "first line"}`;
          onError(offset - content2.length - (crlf ? 2 : 1), "BAD_INDENT", message2), indent = "";
        }
        type === Scalar.Scalar.BLOCK_LITERAL ? (value += sep2 + indent.slice(trimIndent) + content2, sep2 = `
`) : indent.length > trimIndent || content2[0] === "	" ? (sep2 === " " ? sep2 = `
` : !prevMoreIndented && sep2 === `
` && (sep2 = `

`), value += sep2 + indent.slice(trimIndent) + content2, sep2 = `
`, prevMoreIndented = !0) : content2 === "" ? sep2 === `
` ? value += `
` : sep2 = `
` : (value += sep2 + content2, sep2 = " ", prevMoreIndented = !1);
      }
      switch (header.chomp) {
        case "-":
          break;
        case "+":
          for (let i = chompStart; i < lines.length; ++i)
            value += `
` + lines[i][0].slice(trimIndent);
          value[value.length - 1] !== `
` && (value += `
`);
          break;
        default:
          value += `
`;
      }
      let end = start2 + header.length + scalar.source.length;
      return { value, type, comment: header.comment, range: [start2, end, end] };
    }
    function parseBlockScalarHeader({ offset, props }, strict, onError) {
      if (props[0].type !== "block-scalar-header")
        return onError(props[0], "IMPOSSIBLE", "Block scalar header not found"), null;
      let { source } = props[0], mode = source[0], indent = 0, chomp = "", error = -1;
      for (let i = 1; i < source.length; ++i) {
        let ch = source[i];
        if (!chomp && (ch === "-" || ch === "+"))
          chomp = ch;
        else {
          let n = Number(ch);
          !indent && n ? indent = n : error === -1 && (error = offset + i);
        }
      }
      error !== -1 && onError(error, "UNEXPECTED_TOKEN", `Block scalar header includes extra characters: ${source}`);
      let hasSpace = !1, comment = "", length = source.length;
      for (let i = 1; i < props.length; ++i) {
        let token = props[i];
        switch (token.type) {
          case "space":
            hasSpace = !0;
          // fallthrough
          case "newline":
            length += token.source.length;
            break;
          case "comment":
            strict && !hasSpace && onError(token, "MISSING_CHAR", "Comments must be separated from other tokens by white space characters"), length += token.source.length, comment = token.source.substring(1);
            break;
          case "error":
            onError(token, "UNEXPECTED_TOKEN", token.message), length += token.source.length;
            break;
          /* istanbul ignore next should not happen */
          default: {
            let message2 = `Unexpected token in block scalar header: ${token.type}`;
            onError(token, "UNEXPECTED_TOKEN", message2);
            let ts = token.source;
            ts && typeof ts == "string" && (length += ts.length);
          }
        }
      }
      return { mode, indent, chomp, comment, length };
    }
    function splitLines(source) {
      let split = source.split(/\n( *)/), first = split[0], m = first.match(/^( *)/), lines = [m?.[1] ? [m[1], first.slice(m[1].length)] : ["", first]];
      for (let i = 1; i < split.length; i += 2)
        lines.push([split[i], split[i + 1]]);
      return lines;
    }
    exports2.resolveBlockScalar = resolveBlockScalar;
  }
});

// node_modules/yaml/dist/compose/resolve-flow-scalar.js
var require_resolve_flow_scalar = __commonJS({
  "node_modules/yaml/dist/compose/resolve-flow-scalar.js"(exports2) {
    "use strict";
    var Scalar = require_Scalar(), resolveEnd = require_resolve_end();
    function resolveFlowScalar(scalar, strict, onError) {
      let { offset, type, source, end } = scalar, _type, value, _onError = (rel, code, msg) => onError(offset + rel, code, msg);
      switch (type) {
        case "scalar":
          _type = Scalar.Scalar.PLAIN, value = plainValue(source, _onError);
          break;
        case "single-quoted-scalar":
          _type = Scalar.Scalar.QUOTE_SINGLE, value = singleQuotedValue(source, _onError);
          break;
        case "double-quoted-scalar":
          _type = Scalar.Scalar.QUOTE_DOUBLE, value = doubleQuotedValue(source, _onError);
          break;
        /* istanbul ignore next should not happen */
        default:
          return onError(scalar, "UNEXPECTED_TOKEN", `Expected a flow scalar value, but found: ${type}`), {
            value: "",
            type: null,
            comment: "",
            range: [offset, offset + source.length, offset + source.length]
          };
      }
      let valueEnd = offset + source.length, re = resolveEnd.resolveEnd(end, valueEnd, strict, onError);
      return {
        value,
        type: _type,
        comment: re.comment,
        range: [offset, valueEnd, re.offset]
      };
    }
    function plainValue(source, onError) {
      let badChar = "";
      switch (source[0]) {
        /* istanbul ignore next should not happen */
        case "	":
          badChar = "a tab character";
          break;
        case ",":
          badChar = "flow indicator character ,";
          break;
        case "%":
          badChar = "directive indicator character %";
          break;
        case "|":
        case ">": {
          badChar = `block scalar indicator ${source[0]}`;
          break;
        }
        case "@":
        case "`": {
          badChar = `reserved character ${source[0]}`;
          break;
        }
      }
      return badChar && onError(0, "BAD_SCALAR_START", `Plain value cannot start with ${badChar}`), unfoldLines(source);
    }
    function singleQuotedValue(source, onError) {
      return (source[source.length - 1] !== "'" || source.length === 1) && onError(source.length, "MISSING_CHAR", "Missing closing 'quote"), unfoldLines(source.slice(1, -1)).replace(/''/g, "'");
    }
    function unfoldLines(source) {
      let line = /(.*?)\r?\n/sy, match = line.exec(source);
      if (!match)
        return source;
      let trimEnd, trimBoth;
      try {
        trimEnd = new RegExp("(?<![ 	])[ 	]+$"), trimBoth = new RegExp("^[ 	]+|(?<![ 	])[ 	]+$", "g");
      } catch {
        trimEnd = /[ \t]+$/, trimBoth = /^[ \t]+|[ \t]+$/g;
      }
      let res = match[1].replace(trimEnd, ""), sep2 = " ", pos = line.lastIndex;
      for (; match = line.exec(source); ) {
        let lm = match[1].replace(trimBoth, "");
        lm === "" ? sep2 === `
` ? res += sep2 : sep2 = `
` : (res += sep2 + lm, sep2 = " "), pos = line.lastIndex;
      }
      let last = /[ \t]*(.*)/sy;
      return last.lastIndex = pos, match = last.exec(source), res + sep2 + (match?.[1] ?? "");
    }
    function doubleQuotedValue(source, onError) {
      let res = "";
      for (let i = 1; i < source.length - 1; ++i) {
        let ch = source[i];
        if (!(ch === "\r" && source[i + 1] === `
`))
          if (ch === `
`) {
            let { fold, offset } = foldNewline(source, i);
            res += fold, i = offset;
          } else if (ch === "\\") {
            let next = source[++i], cc = escapeCodes[next];
            if (cc)
              res += cc;
            else if (next === `
`)
              for (next = source[i + 1]; next === " " || next === "	"; )
                next = source[++i + 1];
            else if (next === "\r" && source[i + 1] === `
`)
              for (next = source[++i + 1]; next === " " || next === "	"; )
                next = source[++i + 1];
            else if (next === "x" || next === "u" || next === "U") {
              let length = next === "x" ? 2 : next === "u" ? 4 : 8;
              res += parseCharCode(source, i + 1, length, onError), i += length;
            } else {
              let raw = source.substr(i - 1, 2);
              onError(i - 1, "BAD_DQ_ESCAPE", `Invalid escape sequence ${raw}`), res += raw;
            }
          } else if (ch === " " || ch === "	") {
            let wsStart = i, next = source[i + 1];
            for (; next === " " || next === "	"; )
              next = source[++i + 1];
            next !== `
` && !(next === "\r" && source[i + 2] === `
`) && (res += i > wsStart ? source.slice(wsStart, i + 1) : ch);
          } else
            res += ch;
      }
      return (source[source.length - 1] !== '"' || source.length === 1) && onError(source.length, "MISSING_CHAR", 'Missing closing "quote'), res;
    }
    function foldNewline(source, offset) {
      let fold = "", ch = source[offset + 1];
      for (; (ch === " " || ch === "	" || ch === `
` || ch === "\r") && !(ch === "\r" && source[offset + 2] !== `
`); )
        ch === `
` && (fold += `
`), offset += 1, ch = source[offset + 1];
      return fold || (fold = " "), { fold, offset };
    }
    var escapeCodes = {
      0: "\0",
      // null character
      a: "\x07",
      // bell character
      b: "\b",
      // backspace
      e: "\x1B",
      // escape character
      f: "\f",
      // form feed
      n: `
`,
      // line feed
      r: "\r",
      // carriage return
      t: "	",
      // horizontal tab
      v: "\v",
      // vertical tab
      N: "",
      // Unicode next line
      _: " ",
      // Unicode non-breaking space
      L: "\u2028",
      // Unicode line separator
      P: "\u2029",
      // Unicode paragraph separator
      " ": " ",
      '"': '"',
      "/": "/",
      "\\": "\\",
      "	": "	"
    };
    function parseCharCode(source, offset, length, onError) {
      let cc = source.substr(offset, length), code = cc.length === length && /^[0-9a-fA-F]+$/.test(cc) ? parseInt(cc, 16) : NaN;
      try {
        return String.fromCodePoint(code);
      } catch {
        let raw = source.substr(offset - 2, length + 2);
        return onError(offset - 2, "BAD_DQ_ESCAPE", `Invalid escape sequence ${raw}`), raw;
      }
    }
    exports2.resolveFlowScalar = resolveFlowScalar;
  }
});

// node_modules/yaml/dist/compose/compose-scalar.js
var require_compose_scalar = __commonJS({
  "node_modules/yaml/dist/compose/compose-scalar.js"(exports2) {
    "use strict";
    var identity = require_identity(), Scalar = require_Scalar(), resolveBlockScalar = require_resolve_block_scalar(), resolveFlowScalar = require_resolve_flow_scalar();
    function composeScalar(ctx, token, tagToken, onError) {
      let { value, type, comment, range } = token.type === "block-scalar" ? resolveBlockScalar.resolveBlockScalar(ctx, token, onError) : resolveFlowScalar.resolveFlowScalar(token, ctx.options.strict, onError), tagName = tagToken ? ctx.directives.tagName(tagToken.source, (msg) => onError(tagToken, "TAG_RESOLVE_FAILED", msg)) : null, tag;
      ctx.options.stringKeys && ctx.atKey ? tag = ctx.schema[identity.SCALAR] : tagName ? tag = findScalarTagByName(ctx.schema, value, tagName, tagToken, onError) : token.type === "scalar" ? tag = findScalarTagByTest(ctx, value, token, onError) : tag = ctx.schema[identity.SCALAR];
      let scalar;
      try {
        let res = tag.resolve(value, (msg) => onError(tagToken ?? token, "TAG_RESOLVE_FAILED", msg), ctx.options);
        scalar = identity.isScalar(res) ? res : new Scalar.Scalar(res);
      } catch (error) {
        let msg = error instanceof Error ? error.message : String(error);
        onError(tagToken ?? token, "TAG_RESOLVE_FAILED", msg), scalar = new Scalar.Scalar(value);
      }
      return scalar.range = range, scalar.source = value, type && (scalar.type = type), tagName && (scalar.tag = tagName), tag.format && (scalar.format = tag.format), comment && (scalar.comment = comment), scalar;
    }
    function findScalarTagByName(schema, value, tagName, tagToken, onError) {
      if (tagName === "!")
        return schema[identity.SCALAR];
      let matchWithTest = [];
      for (let tag of schema.tags)
        if (!tag.collection && tag.tag === tagName)
          if (tag.default && tag.test)
            matchWithTest.push(tag);
          else
            return tag;
      for (let tag of matchWithTest)
        if (tag.test?.test(value))
          return tag;
      let kt = schema.knownTags[tagName];
      return kt && !kt.collection ? (schema.tags.push(Object.assign({}, kt, { default: !1, test: void 0 })), kt) : (onError(tagToken, "TAG_RESOLVE_FAILED", `Unresolved tag: ${tagName}`, tagName !== "tag:yaml.org,2002:str"), schema[identity.SCALAR]);
    }
    function findScalarTagByTest({ atKey, directives, schema }, value, token, onError) {
      let tag = schema.tags.find((tag2) => (tag2.default === !0 || atKey && tag2.default === "key") && tag2.test?.test(value)) || schema[identity.SCALAR];
      if (schema.compat) {
        let compat = schema.compat.find((tag2) => tag2.default && tag2.test?.test(value)) ?? schema[identity.SCALAR];
        if (tag.tag !== compat.tag) {
          let ts = directives.tagString(tag.tag), cs = directives.tagString(compat.tag), msg = `Value may be parsed as either ${ts} or ${cs}`;
          onError(token, "TAG_RESOLVE_FAILED", msg, !0);
        }
      }
      return tag;
    }
    exports2.composeScalar = composeScalar;
  }
});

// node_modules/yaml/dist/compose/util-empty-scalar-position.js
var require_util_empty_scalar_position = __commonJS({
  "node_modules/yaml/dist/compose/util-empty-scalar-position.js"(exports2) {
    "use strict";
    function emptyScalarPosition(offset, before, pos) {
      if (before) {
        pos ?? (pos = before.length);
        for (let i = pos - 1; i >= 0; --i) {
          let st = before[i];
          switch (st.type) {
            case "space":
            case "comment":
            case "newline":
              offset -= st.source.length;
              continue;
          }
          for (st = before[++i]; st?.type === "space"; )
            offset += st.source.length, st = before[++i];
          break;
        }
      }
      return offset;
    }
    exports2.emptyScalarPosition = emptyScalarPosition;
  }
});

// node_modules/yaml/dist/compose/compose-node.js
var require_compose_node = __commonJS({
  "node_modules/yaml/dist/compose/compose-node.js"(exports2) {
    "use strict";
    var Alias = require_Alias(), identity = require_identity(), composeCollection = require_compose_collection(), composeScalar = require_compose_scalar(), resolveEnd = require_resolve_end(), utilEmptyScalarPosition = require_util_empty_scalar_position(), CN = { composeNode, composeEmptyNode };
    function composeNode(ctx, token, props, onError) {
      let atKey = ctx.atKey, { spaceBefore, comment, anchor, tag } = props, node, isSrcToken = !0;
      switch (token.type) {
        case "alias":
          node = composeAlias(ctx, token, onError), (anchor || tag) && onError(token, "ALIAS_PROPS", "An alias node must not specify any properties");
          break;
        case "scalar":
        case "single-quoted-scalar":
        case "double-quoted-scalar":
        case "block-scalar":
          node = composeScalar.composeScalar(ctx, token, tag, onError), anchor && (node.anchor = anchor.source.substring(1));
          break;
        case "block-map":
        case "block-seq":
        case "flow-collection":
          try {
            node = composeCollection.composeCollection(CN, ctx, token, props, onError), anchor && (node.anchor = anchor.source.substring(1));
          } catch (error) {
            let message2 = error instanceof Error ? error.message : String(error);
            onError(token, "RESOURCE_EXHAUSTION", message2);
          }
          break;
        default: {
          let message2 = token.type === "error" ? token.message : `Unsupported token (type: ${token.type})`;
          onError(token, "UNEXPECTED_TOKEN", message2), isSrcToken = !1;
        }
      }
      return node ?? (node = composeEmptyNode(ctx, token.offset, void 0, null, props, onError)), anchor && node.anchor === "" && onError(anchor, "BAD_ALIAS", "Anchor cannot be an empty string"), atKey && ctx.options.stringKeys && (!identity.isScalar(node) || typeof node.value != "string" || node.tag && node.tag !== "tag:yaml.org,2002:str") && onError(tag ?? token, "NON_STRING_KEY", "With stringKeys, all keys must be strings"), spaceBefore && (node.spaceBefore = !0), comment && (token.type === "scalar" && token.source === "" ? node.comment = comment : node.commentBefore = comment), ctx.options.keepSourceTokens && isSrcToken && (node.srcToken = token), node;
    }
    function composeEmptyNode(ctx, offset, before, pos, { spaceBefore, comment, anchor, tag, end }, onError) {
      let token = {
        type: "scalar",
        offset: utilEmptyScalarPosition.emptyScalarPosition(offset, before, pos),
        indent: -1,
        source: ""
      }, node = composeScalar.composeScalar(ctx, token, tag, onError);
      return anchor && (node.anchor = anchor.source.substring(1), node.anchor === "" && onError(anchor, "BAD_ALIAS", "Anchor cannot be an empty string")), spaceBefore && (node.spaceBefore = !0), comment && (node.comment = comment, node.range[2] = end), node;
    }
    function composeAlias({ options: options2 }, { offset, source, end }, onError) {
      let alias = new Alias.Alias(source.substring(1));
      alias.source === "" && onError(offset, "BAD_ALIAS", "Alias cannot be an empty string"), alias.source.endsWith(":") && onError(offset + source.length - 1, "BAD_ALIAS", "Alias ending in : is ambiguous", !0);
      let valueEnd = offset + source.length, re = resolveEnd.resolveEnd(end, valueEnd, options2.strict, onError);
      return alias.range = [offset, valueEnd, re.offset], re.comment && (alias.comment = re.comment), alias;
    }
    exports2.composeEmptyNode = composeEmptyNode;
    exports2.composeNode = composeNode;
  }
});

// node_modules/yaml/dist/compose/compose-doc.js
var require_compose_doc = __commonJS({
  "node_modules/yaml/dist/compose/compose-doc.js"(exports2) {
    "use strict";
    var Document = require_Document(), composeNode = require_compose_node(), resolveEnd = require_resolve_end(), resolveProps = require_resolve_props();
    function composeDoc(options2, directives, { offset, start: start2, value, end }, onError) {
      let opts = Object.assign({ _directives: directives }, options2), doc = new Document.Document(void 0, opts), ctx = {
        atKey: !1,
        atRoot: !0,
        directives: doc.directives,
        options: doc.options,
        schema: doc.schema
      }, props = resolveProps.resolveProps(start2, {
        indicator: "doc-start",
        next: value ?? end?.[0],
        offset,
        onError,
        parentIndent: 0,
        startOnNewline: !0
      });
      props.found && (doc.directives.docStart = !0, value && (value.type === "block-map" || value.type === "block-seq") && !props.hasNewline && onError(props.end, "MISSING_CHAR", "Block collection cannot start on same line with directives-end marker")), doc.contents = value ? composeNode.composeNode(ctx, value, props, onError) : composeNode.composeEmptyNode(ctx, props.end, start2, null, props, onError);
      let contentEnd = doc.contents.range[2], re = resolveEnd.resolveEnd(end, contentEnd, !1, onError);
      return re.comment && (doc.comment = re.comment), doc.range = [offset, contentEnd, re.offset], doc;
    }
    exports2.composeDoc = composeDoc;
  }
});

// node_modules/yaml/dist/compose/composer.js
var require_composer = __commonJS({
  "node_modules/yaml/dist/compose/composer.js"(exports2) {
    "use strict";
    var node_process = require("process"), directives = require_directives(), Document = require_Document(), errors = require_errors(), identity = require_identity(), composeDoc = require_compose_doc(), resolveEnd = require_resolve_end();
    function getErrorPos(src) {
      if (typeof src == "number")
        return [src, src + 1];
      if (Array.isArray(src))
        return src.length === 2 ? src : [src[0], src[1]];
      let { offset, source } = src;
      return [offset, offset + (typeof source == "string" ? source.length : 1)];
    }
    function parsePrelude(prelude) {
      let comment = "", atComment = !1, afterEmptyLine = !1;
      for (let i = 0; i < prelude.length; ++i) {
        let source = prelude[i];
        switch (source[0]) {
          case "#":
            comment += (comment === "" ? "" : afterEmptyLine ? `

` : `
`) + (source.substring(1) || " "), atComment = !0, afterEmptyLine = !1;
            break;
          case "%":
            prelude[i + 1]?.[0] !== "#" && (i += 1), atComment = !1;
            break;
          default:
            atComment || (afterEmptyLine = !0), atComment = !1;
        }
      }
      return { comment, afterEmptyLine };
    }
    var Composer = class {
      constructor(options2 = {}) {
        this.doc = null, this.atDirectives = !1, this.prelude = [], this.errors = [], this.warnings = [], this.onError = (source, code, message2, warning) => {
          let pos = getErrorPos(source);
          warning ? this.warnings.push(new errors.YAMLWarning(pos, code, message2)) : this.errors.push(new errors.YAMLParseError(pos, code, message2));
        }, this.directives = new directives.Directives({ version: options2.version || "1.2" }), this.options = options2;
      }
      decorate(doc, afterDoc) {
        let { comment, afterEmptyLine } = parsePrelude(this.prelude);
        if (comment) {
          let dc = doc.contents;
          if (afterDoc)
            doc.comment = doc.comment ? `${doc.comment}
${comment}` : comment;
          else if (afterEmptyLine || doc.directives.docStart || !dc)
            doc.commentBefore = comment;
          else if (identity.isCollection(dc) && !dc.flow && dc.items.length > 0) {
            let it = dc.items[0];
            identity.isPair(it) && (it = it.key);
            let cb = it.commentBefore;
            it.commentBefore = cb ? `${comment}
${cb}` : comment;
          } else {
            let cb = dc.commentBefore;
            dc.commentBefore = cb ? `${comment}
${cb}` : comment;
          }
        }
        if (afterDoc) {
          for (let i = 0; i < this.errors.length; ++i)
            doc.errors.push(this.errors[i]);
          for (let i = 0; i < this.warnings.length; ++i)
            doc.warnings.push(this.warnings[i]);
        } else
          doc.errors = this.errors, doc.warnings = this.warnings;
        this.prelude = [], this.errors = [], this.warnings = [];
      }
      /**
       * Current stream status information.
       *
       * Mostly useful at the end of input for an empty stream.
       */
      streamInfo() {
        return {
          comment: parsePrelude(this.prelude).comment,
          directives: this.directives,
          errors: this.errors,
          warnings: this.warnings
        };
      }
      /**
       * Compose tokens into documents.
       *
       * @param forceDoc - If the stream contains no document, still emit a final document including any comments and directives that would be applied to a subsequent document.
       * @param endOffset - Should be set if `forceDoc` is also set, to set the document range end and to indicate errors correctly.
       */
      *compose(tokens, forceDoc = !1, endOffset = -1) {
        for (let token of tokens)
          yield* this.next(token);
        yield* this.end(forceDoc, endOffset);
      }
      /** Advance the composer by one CST token. */
      *next(token) {
        switch (node_process.env.LOG_STREAM && console.dir(token, { depth: null }), token.type) {
          case "directive":
            this.directives.add(token.source, (offset, message2, warning) => {
              let pos = getErrorPos(token);
              pos[0] += offset, this.onError(pos, "BAD_DIRECTIVE", message2, warning);
            }), this.prelude.push(token.source), this.atDirectives = !0;
            break;
          case "document": {
            let doc = composeDoc.composeDoc(this.options, this.directives, token, this.onError);
            this.atDirectives && !doc.directives.docStart && this.onError(token, "MISSING_CHAR", "Missing directives-end/doc-start indicator line"), this.decorate(doc, !1), this.doc && (yield this.doc), this.doc = doc, this.atDirectives = !1;
            break;
          }
          case "byte-order-mark":
          case "space":
            break;
          case "comment":
          case "newline":
            this.prelude.push(token.source);
            break;
          case "error": {
            let msg = token.source ? `${token.message}: ${JSON.stringify(token.source)}` : token.message, error = new errors.YAMLParseError(getErrorPos(token), "UNEXPECTED_TOKEN", msg);
            this.atDirectives || !this.doc ? this.errors.push(error) : this.doc.errors.push(error);
            break;
          }
          case "doc-end": {
            if (!this.doc) {
              let msg = "Unexpected doc-end without preceding document";
              this.errors.push(new errors.YAMLParseError(getErrorPos(token), "UNEXPECTED_TOKEN", msg));
              break;
            }
            this.doc.directives.docEnd = !0;
            let end = resolveEnd.resolveEnd(token.end, token.offset + token.source.length, this.doc.options.strict, this.onError);
            if (this.decorate(this.doc, !0), end.comment) {
              let dc = this.doc.comment;
              this.doc.comment = dc ? `${dc}
${end.comment}` : end.comment;
            }
            this.doc.range[2] = end.offset;
            break;
          }
          default:
            this.errors.push(new errors.YAMLParseError(getErrorPos(token), "UNEXPECTED_TOKEN", `Unsupported token ${token.type}`));
        }
      }
      /**
       * Call at end of input to yield any remaining document.
       *
       * @param forceDoc - If the stream contains no document, still emit a final document including any comments and directives that would be applied to a subsequent document.
       * @param endOffset - Should be set if `forceDoc` is also set, to set the document range end and to indicate errors correctly.
       */
      *end(forceDoc = !1, endOffset = -1) {
        if (this.doc)
          this.decorate(this.doc, !0), yield this.doc, this.doc = null;
        else if (forceDoc) {
          let opts = Object.assign({ _directives: this.directives }, this.options), doc = new Document.Document(void 0, opts);
          this.atDirectives && this.onError(endOffset, "MISSING_CHAR", "Missing directives-end indicator line"), doc.range = [0, endOffset, endOffset], this.decorate(doc, !1), yield doc;
        }
      }
    };
    exports2.Composer = Composer;
  }
});

// node_modules/yaml/dist/parse/cst-scalar.js
var require_cst_scalar = __commonJS({
  "node_modules/yaml/dist/parse/cst-scalar.js"(exports2) {
    "use strict";
    var resolveBlockScalar = require_resolve_block_scalar(), resolveFlowScalar = require_resolve_flow_scalar(), errors = require_errors(), stringifyString = require_stringifyString();
    function resolveAsScalar(token, strict = !0, onError) {
      if (token) {
        let _onError = (pos, code, message2) => {
          let offset = typeof pos == "number" ? pos : Array.isArray(pos) ? pos[0] : pos.offset;
          if (onError)
            onError(offset, code, message2);
          else
            throw new errors.YAMLParseError([offset, offset + 1], code, message2);
        };
        switch (token.type) {
          case "scalar":
          case "single-quoted-scalar":
          case "double-quoted-scalar":
            return resolveFlowScalar.resolveFlowScalar(token, strict, _onError);
          case "block-scalar":
            return resolveBlockScalar.resolveBlockScalar({ options: { strict } }, token, _onError);
        }
      }
      return null;
    }
    function createScalarToken(value, context) {
      let { implicitKey = !1, indent, inFlow = !1, offset = -1, type = "PLAIN" } = context, source = stringifyString.stringifyString({ type, value }, {
        implicitKey,
        indent: indent > 0 ? " ".repeat(indent) : "",
        inFlow,
        options: { blockQuote: !0, lineWidth: -1 }
      }), end = context.end ?? [
        { type: "newline", offset: -1, indent, source: `
` }
      ];
      switch (source[0]) {
        case "|":
        case ">": {
          let he = source.indexOf(`
`), head = source.substring(0, he), body = source.substring(he + 1) + `
`, props = [
            { type: "block-scalar-header", offset, indent, source: head }
          ];
          return addEndtoBlockProps(props, end) || props.push({ type: "newline", offset: -1, indent, source: `
` }), { type: "block-scalar", offset, indent, props, source: body };
        }
        case '"':
          return { type: "double-quoted-scalar", offset, indent, source, end };
        case "'":
          return { type: "single-quoted-scalar", offset, indent, source, end };
        default:
          return { type: "scalar", offset, indent, source, end };
      }
    }
    function setScalarValue(token, value, context = {}) {
      let { afterKey = !1, implicitKey = !1, inFlow = !1, type } = context, indent = "indent" in token ? token.indent : null;
      if (afterKey && typeof indent == "number" && (indent += 2), !type)
        switch (token.type) {
          case "single-quoted-scalar":
            type = "QUOTE_SINGLE";
            break;
          case "double-quoted-scalar":
            type = "QUOTE_DOUBLE";
            break;
          case "block-scalar": {
            let header = token.props[0];
            if (header.type !== "block-scalar-header")
              throw new Error("Invalid block scalar header");
            type = header.source[0] === ">" ? "BLOCK_FOLDED" : "BLOCK_LITERAL";
            break;
          }
          default:
            type = "PLAIN";
        }
      let source = stringifyString.stringifyString({ type, value }, {
        implicitKey: implicitKey || indent === null,
        indent: indent !== null && indent > 0 ? " ".repeat(indent) : "",
        inFlow,
        options: { blockQuote: !0, lineWidth: -1 }
      });
      switch (source[0]) {
        case "|":
        case ">":
          setBlockScalarValue(token, source);
          break;
        case '"':
          setFlowScalarValue(token, source, "double-quoted-scalar");
          break;
        case "'":
          setFlowScalarValue(token, source, "single-quoted-scalar");
          break;
        default:
          setFlowScalarValue(token, source, "scalar");
      }
    }
    function setBlockScalarValue(token, source) {
      let he = source.indexOf(`
`), head = source.substring(0, he), body = source.substring(he + 1) + `
`;
      if (token.type === "block-scalar") {
        let header = token.props[0];
        if (header.type !== "block-scalar-header")
          throw new Error("Invalid block scalar header");
        header.source = head, token.source = body;
      } else {
        let { offset } = token, indent = "indent" in token ? token.indent : -1, props = [
          { type: "block-scalar-header", offset, indent, source: head }
        ];
        addEndtoBlockProps(props, "end" in token ? token.end : void 0) || props.push({ type: "newline", offset: -1, indent, source: `
` });
        for (let key of Object.keys(token))
          key !== "type" && key !== "offset" && delete token[key];
        Object.assign(token, { type: "block-scalar", indent, props, source: body });
      }
    }
    function addEndtoBlockProps(props, end) {
      if (end)
        for (let st of end)
          switch (st.type) {
            case "space":
            case "comment":
              props.push(st);
              break;
            case "newline":
              return props.push(st), !0;
          }
      return !1;
    }
    function setFlowScalarValue(token, source, type) {
      switch (token.type) {
        case "scalar":
        case "double-quoted-scalar":
        case "single-quoted-scalar":
          token.type = type, token.source = source;
          break;
        case "block-scalar": {
          let end = token.props.slice(1), oa = source.length;
          token.props[0].type === "block-scalar-header" && (oa -= token.props[0].source.length);
          for (let tok of end)
            tok.offset += oa;
          delete token.props, Object.assign(token, { type, source, end });
          break;
        }
        case "block-map":
        case "block-seq": {
          let nl = { type: "newline", offset: token.offset + source.length, indent: token.indent, source: `
` };
          delete token.items, Object.assign(token, { type, source, end: [nl] });
          break;
        }
        default: {
          let indent = "indent" in token ? token.indent : -1, end = "end" in token && Array.isArray(token.end) ? token.end.filter((st) => st.type === "space" || st.type === "comment" || st.type === "newline") : [];
          for (let key of Object.keys(token))
            key !== "type" && key !== "offset" && delete token[key];
          Object.assign(token, { type, indent, source, end });
        }
      }
    }
    exports2.createScalarToken = createScalarToken;
    exports2.resolveAsScalar = resolveAsScalar;
    exports2.setScalarValue = setScalarValue;
  }
});

// node_modules/yaml/dist/parse/cst-stringify.js
var require_cst_stringify = __commonJS({
  "node_modules/yaml/dist/parse/cst-stringify.js"(exports2) {
    "use strict";
    var stringify = (cst) => "type" in cst ? stringifyToken(cst) : stringifyItem(cst);
    function stringifyToken(token) {
      switch (token.type) {
        case "block-scalar": {
          let res = "";
          for (let tok of token.props)
            res += stringifyToken(tok);
          return res + token.source;
        }
        case "block-map":
        case "block-seq": {
          let res = "";
          for (let item of token.items)
            res += stringifyItem(item);
          return res;
        }
        case "flow-collection": {
          let res = token.start.source;
          for (let item of token.items)
            res += stringifyItem(item);
          for (let st of token.end)
            res += st.source;
          return res;
        }
        case "document": {
          let res = stringifyItem(token);
          if (token.end)
            for (let st of token.end)
              res += st.source;
          return res;
        }
        default: {
          let res = token.source;
          if ("end" in token && token.end)
            for (let st of token.end)
              res += st.source;
          return res;
        }
      }
    }
    function stringifyItem({ start: start2, key, sep: sep2, value }) {
      let res = "";
      for (let st of start2)
        res += st.source;
      if (key && (res += stringifyToken(key)), sep2)
        for (let st of sep2)
          res += st.source;
      return value && (res += stringifyToken(value)), res;
    }
    exports2.stringify = stringify;
  }
});

// node_modules/yaml/dist/parse/cst-visit.js
var require_cst_visit = __commonJS({
  "node_modules/yaml/dist/parse/cst-visit.js"(exports2) {
    "use strict";
    var BREAK = /* @__PURE__ */ Symbol("break visit"), SKIP = /* @__PURE__ */ Symbol("skip children"), REMOVE = /* @__PURE__ */ Symbol("remove item");
    function visit2(cst, visitor) {
      "type" in cst && cst.type === "document" && (cst = { start: cst.start, value: cst.value }), _visit(Object.freeze([]), cst, visitor);
    }
    visit2.BREAK = BREAK;
    visit2.SKIP = SKIP;
    visit2.REMOVE = REMOVE;
    visit2.itemAtPath = (cst, path) => {
      let item = cst;
      for (let [field, index] of path) {
        let tok = item?.[field];
        if (tok && "items" in tok)
          item = tok.items[index];
        else
          return;
      }
      return item;
    };
    visit2.parentCollection = (cst, path) => {
      let parent = visit2.itemAtPath(cst, path.slice(0, -1)), field = path[path.length - 1][0], coll = parent?.[field];
      if (coll && "items" in coll)
        return coll;
      throw new Error("Parent collection not found");
    };
    function _visit(path, item, visitor) {
      let ctrl = visitor(item, path);
      if (typeof ctrl == "symbol")
        return ctrl;
      for (let field of ["key", "value"]) {
        let token = item[field];
        if (token && "items" in token) {
          for (let i = 0; i < token.items.length; ++i) {
            let ci = _visit(Object.freeze(path.concat([[field, i]])), token.items[i], visitor);
            if (typeof ci == "number")
              i = ci - 1;
            else {
              if (ci === BREAK)
                return BREAK;
              ci === REMOVE && (token.items.splice(i, 1), i -= 1);
            }
          }
          typeof ctrl == "function" && field === "key" && (ctrl = ctrl(item, path));
        }
      }
      return typeof ctrl == "function" ? ctrl(item, path) : ctrl;
    }
    exports2.visit = visit2;
  }
});

// node_modules/yaml/dist/parse/cst.js
var require_cst = __commonJS({
  "node_modules/yaml/dist/parse/cst.js"(exports2) {
    "use strict";
    var cstScalar = require_cst_scalar(), cstStringify = require_cst_stringify(), cstVisit = require_cst_visit(), BOM = "\uFEFF", DOCUMENT = "", FLOW_END = "", SCALAR = "", isCollection = (token) => !!token && "items" in token, isScalar2 = (token) => !!token && (token.type === "scalar" || token.type === "single-quoted-scalar" || token.type === "double-quoted-scalar" || token.type === "block-scalar");
    function prettyToken(token) {
      switch (token) {
        case BOM:
          return "<BOM>";
        case DOCUMENT:
          return "<DOC>";
        case FLOW_END:
          return "<FLOW_END>";
        case SCALAR:
          return "<SCALAR>";
        default:
          return JSON.stringify(token);
      }
    }
    function tokenType(source) {
      switch (source) {
        case BOM:
          return "byte-order-mark";
        case DOCUMENT:
          return "doc-mode";
        case FLOW_END:
          return "flow-error-end";
        case SCALAR:
          return "scalar";
        case "---":
          return "doc-start";
        case "...":
          return "doc-end";
        case "":
        case `
`:
        case `\r
`:
          return "newline";
        case "-":
          return "seq-item-ind";
        case "?":
          return "explicit-key-ind";
        case ":":
          return "map-value-ind";
        case "{":
          return "flow-map-start";
        case "}":
          return "flow-map-end";
        case "[":
          return "flow-seq-start";
        case "]":
          return "flow-seq-end";
        case ",":
          return "comma";
      }
      switch (source[0]) {
        case " ":
        case "	":
          return "space";
        case "#":
          return "comment";
        case "%":
          return "directive-line";
        case "*":
          return "alias";
        case "&":
          return "anchor";
        case "!":
          return "tag";
        case "'":
          return "single-quoted-scalar";
        case '"':
          return "double-quoted-scalar";
        case "|":
        case ">":
          return "block-scalar-header";
      }
      return null;
    }
    exports2.createScalarToken = cstScalar.createScalarToken;
    exports2.resolveAsScalar = cstScalar.resolveAsScalar;
    exports2.setScalarValue = cstScalar.setScalarValue;
    exports2.stringify = cstStringify.stringify;
    exports2.visit = cstVisit.visit;
    exports2.BOM = BOM;
    exports2.DOCUMENT = DOCUMENT;
    exports2.FLOW_END = FLOW_END;
    exports2.SCALAR = SCALAR;
    exports2.isCollection = isCollection;
    exports2.isScalar = isScalar2;
    exports2.prettyToken = prettyToken;
    exports2.tokenType = tokenType;
  }
});

// node_modules/yaml/dist/parse/lexer.js
var require_lexer = __commonJS({
  "node_modules/yaml/dist/parse/lexer.js"(exports2) {
    "use strict";
    var cst = require_cst();
    function isEmpty(ch) {
      switch (ch) {
        case void 0:
        case " ":
        case `
`:
        case "\r":
        case "	":
          return !0;
        default:
          return !1;
      }
    }
    var hexDigits = new Set("0123456789ABCDEFabcdef"), tagChars = new Set("0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz-#;/?:@&=+$_.!~*'()"), flowIndicatorChars = new Set(",[]{}"), invalidAnchorChars = new Set(` ,[]{}
\r	`), isNotAnchorChar = (ch) => !ch || invalidAnchorChars.has(ch), Lexer = class {
      constructor() {
        this.atEnd = !1, this.blockScalarIndent = -1, this.blockScalarKeep = !1, this.buffer = "", this.flowKey = !1, this.flowLevel = 0, this.indentNext = 0, this.indentValue = 0, this.lineEndPos = null, this.next = null, this.pos = 0;
      }
      /**
       * Generate YAML tokens from the `source` string. If `incomplete`,
       * a part of the last line may be left as a buffer for the next call.
       *
       * @returns A generator of lexical tokens
       */
      *lex(source, incomplete = !1) {
        if (source) {
          if (typeof source != "string")
            throw TypeError("source is not a string");
          this.buffer = this.buffer ? this.buffer + source : source, this.lineEndPos = null;
        }
        this.atEnd = !incomplete;
        let next = this.next ?? "stream";
        for (; next && (incomplete || this.hasChars(1)); )
          next = yield* this.parseNext(next);
      }
      atLineEnd() {
        let i = this.pos, ch = this.buffer[i];
        for (; ch === " " || ch === "	"; )
          ch = this.buffer[++i];
        return !ch || ch === "#" || ch === `
` ? !0 : ch === "\r" ? this.buffer[i + 1] === `
` : !1;
      }
      charAt(n) {
        return this.buffer[this.pos + n];
      }
      continueScalar(offset) {
        let ch = this.buffer[offset];
        if (this.indentNext > 0) {
          let indent = 0;
          for (; ch === " "; )
            ch = this.buffer[++indent + offset];
          if (ch === "\r") {
            let next = this.buffer[indent + offset + 1];
            if (next === `
` || !next && !this.atEnd)
              return offset + indent + 1;
          }
          return ch === `
` || indent >= this.indentNext || !ch && !this.atEnd ? offset + indent : -1;
        }
        if (ch === "-" || ch === ".") {
          let dt = this.buffer.substr(offset, 3);
          if ((dt === "---" || dt === "...") && isEmpty(this.buffer[offset + 3]))
            return -1;
        }
        return offset;
      }
      getLine() {
        let end = this.lineEndPos;
        return (typeof end != "number" || end !== -1 && end < this.pos) && (end = this.buffer.indexOf(`
`, this.pos), this.lineEndPos = end), end === -1 ? this.atEnd ? this.buffer.substring(this.pos) : null : (this.buffer[end - 1] === "\r" && (end -= 1), this.buffer.substring(this.pos, end));
      }
      hasChars(n) {
        return this.pos + n <= this.buffer.length;
      }
      setNext(state) {
        return this.buffer = this.buffer.substring(this.pos), this.pos = 0, this.lineEndPos = null, this.next = state, null;
      }
      peek(n) {
        return this.buffer.substr(this.pos, n);
      }
      *parseNext(next) {
        switch (next) {
          case "stream":
            return yield* this.parseStream();
          case "line-start":
            return yield* this.parseLineStart();
          case "block-start":
            return yield* this.parseBlockStart();
          case "doc":
            return yield* this.parseDocument();
          case "flow":
            return yield* this.parseFlowCollection();
          case "quoted-scalar":
            return yield* this.parseQuotedScalar();
          case "block-scalar":
            return yield* this.parseBlockScalar();
          case "plain-scalar":
            return yield* this.parsePlainScalar();
        }
      }
      *parseStream() {
        let line = this.getLine();
        if (line === null)
          return this.setNext("stream");
        if (line[0] === cst.BOM && (yield* this.pushCount(1), line = line.substring(1)), line[0] === "%") {
          let dirEnd = line.length, cs = line.indexOf("#");
          for (; cs !== -1; ) {
            let ch = line[cs - 1];
            if (ch === " " || ch === "	") {
              dirEnd = cs - 1;
              break;
            } else
              cs = line.indexOf("#", cs + 1);
          }
          for (; ; ) {
            let ch = line[dirEnd - 1];
            if (ch === " " || ch === "	")
              dirEnd -= 1;
            else
              break;
          }
          let n = (yield* this.pushCount(dirEnd)) + (yield* this.pushSpaces(!0));
          return yield* this.pushCount(line.length - n), this.pushNewline(), "stream";
        }
        if (this.atLineEnd()) {
          let sp = yield* this.pushSpaces(!0);
          return yield* this.pushCount(line.length - sp), yield* this.pushNewline(), "stream";
        }
        return yield cst.DOCUMENT, yield* this.parseLineStart();
      }
      *parseLineStart() {
        let ch = this.charAt(0);
        if (!ch && !this.atEnd)
          return this.setNext("line-start");
        if (ch === "-" || ch === ".") {
          if (!this.atEnd && !this.hasChars(4))
            return this.setNext("line-start");
          let s = this.peek(3);
          if ((s === "---" || s === "...") && isEmpty(this.charAt(3)))
            return yield* this.pushCount(3), this.indentValue = 0, this.indentNext = 0, s === "---" ? "doc" : "stream";
        }
        return this.indentValue = yield* this.pushSpaces(!1), this.indentNext > this.indentValue && !isEmpty(this.charAt(1)) && (this.indentNext = this.indentValue), yield* this.parseBlockStart();
      }
      *parseBlockStart() {
        let [ch0, ch1] = this.peek(2);
        if (!ch1 && !this.atEnd)
          return this.setNext("block-start");
        if ((ch0 === "-" || ch0 === "?" || ch0 === ":") && isEmpty(ch1)) {
          let n = (yield* this.pushCount(1)) + (yield* this.pushSpaces(!0));
          return this.indentNext = this.indentValue + 1, this.indentValue += n, "block-start";
        }
        return "doc";
      }
      *parseDocument() {
        yield* this.pushSpaces(!0);
        let line = this.getLine();
        if (line === null)
          return this.setNext("doc");
        let n = yield* this.pushIndicators();
        switch (line[n]) {
          case "#":
            yield* this.pushCount(line.length - n);
          // fallthrough
          case void 0:
            return yield* this.pushNewline(), yield* this.parseLineStart();
          case "{":
          case "[":
            return yield* this.pushCount(1), this.flowKey = !1, this.flowLevel = 1, "flow";
          case "}":
          case "]":
            return yield* this.pushCount(1), "doc";
          case "*":
            return yield* this.pushUntil(isNotAnchorChar), "doc";
          case '"':
          case "'":
            return yield* this.parseQuotedScalar();
          case "|":
          case ">":
            return n += yield* this.parseBlockScalarHeader(), n += yield* this.pushSpaces(!0), yield* this.pushCount(line.length - n), yield* this.pushNewline(), yield* this.parseBlockScalar();
          default:
            return yield* this.parsePlainScalar();
        }
      }
      *parseFlowCollection() {
        let nl, sp, indent = -1;
        do
          nl = yield* this.pushNewline(), nl > 0 ? (sp = yield* this.pushSpaces(!1), this.indentValue = indent = sp) : sp = 0, sp += yield* this.pushSpaces(!0);
        while (nl + sp > 0);
        let line = this.getLine();
        if (line === null)
          return this.setNext("flow");
        if ((indent !== -1 && indent < this.indentNext && line[0] !== "#" || indent === 0 && (line.startsWith("---") || line.startsWith("...")) && isEmpty(line[3])) && !(indent === this.indentNext - 1 && this.flowLevel === 1 && (line[0] === "]" || line[0] === "}")))
          return this.flowLevel = 0, yield cst.FLOW_END, yield* this.parseLineStart();
        let n = 0;
        for (; line[n] === ","; )
          n += yield* this.pushCount(1), n += yield* this.pushSpaces(!0), this.flowKey = !1;
        switch (n += yield* this.pushIndicators(), line[n]) {
          case void 0:
            return "flow";
          case "#":
            return yield* this.pushCount(line.length - n), "flow";
          case "{":
          case "[":
            return yield* this.pushCount(1), this.flowKey = !1, this.flowLevel += 1, "flow";
          case "}":
          case "]":
            return yield* this.pushCount(1), this.flowKey = !0, this.flowLevel -= 1, this.flowLevel ? "flow" : "doc";
          case "*":
            return yield* this.pushUntil(isNotAnchorChar), "flow";
          case '"':
          case "'":
            return this.flowKey = !0, yield* this.parseQuotedScalar();
          case ":": {
            let next = this.charAt(1);
            if (this.flowKey || isEmpty(next) || next === ",")
              return this.flowKey = !1, yield* this.pushCount(1), yield* this.pushSpaces(!0), "flow";
          }
          // fallthrough
          default:
            return this.flowKey = !1, yield* this.parsePlainScalar();
        }
      }
      *parseQuotedScalar() {
        let quote = this.charAt(0), end = this.buffer.indexOf(quote, this.pos + 1);
        if (quote === "'")
          for (; end !== -1 && this.buffer[end + 1] === "'"; )
            end = this.buffer.indexOf("'", end + 2);
        else
          for (; end !== -1; ) {
            let n = 0;
            for (; this.buffer[end - 1 - n] === "\\"; )
              n += 1;
            if (n % 2 === 0)
              break;
            end = this.buffer.indexOf('"', end + 1);
          }
        let qb = this.buffer.substring(0, end), nl = qb.indexOf(`
`, this.pos);
        if (nl !== -1) {
          for (; nl !== -1; ) {
            let cs = this.continueScalar(nl + 1);
            if (cs === -1)
              break;
            nl = qb.indexOf(`
`, cs);
          }
          nl !== -1 && (end = nl - (qb[nl - 1] === "\r" ? 2 : 1));
        }
        if (end === -1) {
          if (!this.atEnd)
            return this.setNext("quoted-scalar");
          end = this.buffer.length;
        }
        return yield* this.pushToIndex(end + 1, !1), this.flowLevel ? "flow" : "doc";
      }
      *parseBlockScalarHeader() {
        this.blockScalarIndent = -1, this.blockScalarKeep = !1;
        let i = this.pos;
        for (; ; ) {
          let ch = this.buffer[++i];
          if (ch === "+")
            this.blockScalarKeep = !0;
          else if (ch > "0" && ch <= "9")
            this.blockScalarIndent = Number(ch) - 1;
          else if (ch !== "-")
            break;
        }
        return yield* this.pushUntil((ch) => isEmpty(ch) || ch === "#");
      }
      *parseBlockScalar() {
        let nl = this.pos - 1, indent = 0, ch;
        loop: for (let i2 = this.pos; ch = this.buffer[i2]; ++i2)
          switch (ch) {
            case " ":
              indent += 1;
              break;
            case `
`:
              nl = i2, indent = 0;
              break;
            case "\r": {
              let next = this.buffer[i2 + 1];
              if (!next && !this.atEnd)
                return this.setNext("block-scalar");
              if (next === `
`)
                break;
            }
            // fallthrough
            default:
              break loop;
          }
        if (!ch && !this.atEnd)
          return this.setNext("block-scalar");
        if (indent >= this.indentNext) {
          this.blockScalarIndent === -1 ? this.indentNext = indent : this.indentNext = this.blockScalarIndent + (this.indentNext === 0 ? 1 : this.indentNext);
          do {
            let cs = this.continueScalar(nl + 1);
            if (cs === -1)
              break;
            nl = this.buffer.indexOf(`
`, cs);
          } while (nl !== -1);
          if (nl === -1) {
            if (!this.atEnd)
              return this.setNext("block-scalar");
            nl = this.buffer.length;
          }
        }
        let i = nl + 1;
        for (ch = this.buffer[i]; ch === " "; )
          ch = this.buffer[++i];
        if (ch === "	") {
          for (; ch === "	" || ch === " " || ch === "\r" || ch === `
`; )
            ch = this.buffer[++i];
          nl = i - 1;
        } else if (!this.blockScalarKeep)
          do {
            let i2 = nl - 1, ch2 = this.buffer[i2];
            ch2 === "\r" && (ch2 = this.buffer[--i2]);
            let lastChar = i2;
            for (; ch2 === " "; )
              ch2 = this.buffer[--i2];
            if (ch2 === `
` && i2 >= this.pos && i2 + 1 + indent > lastChar)
              nl = i2;
            else
              break;
          } while (!0);
        return yield cst.SCALAR, yield* this.pushToIndex(nl + 1, !0), yield* this.parseLineStart();
      }
      *parsePlainScalar() {
        let inFlow = this.flowLevel > 0, end = this.pos - 1, i = this.pos - 1, ch;
        for (; ch = this.buffer[++i]; )
          if (ch === ":") {
            let next = this.buffer[i + 1];
            if (isEmpty(next) || inFlow && flowIndicatorChars.has(next))
              break;
            end = i;
          } else if (isEmpty(ch)) {
            let next = this.buffer[i + 1];
            if (ch === "\r" && (next === `
` ? (i += 1, ch = `
`, next = this.buffer[i + 1]) : end = i), next === "#" || inFlow && flowIndicatorChars.has(next))
              break;
            if (ch === `
`) {
              let cs = this.continueScalar(i + 1);
              if (cs === -1)
                break;
              i = Math.max(i, cs - 2);
            }
          } else {
            if (inFlow && flowIndicatorChars.has(ch))
              break;
            end = i;
          }
        return !ch && !this.atEnd ? this.setNext("plain-scalar") : (yield cst.SCALAR, yield* this.pushToIndex(end + 1, !0), inFlow ? "flow" : "doc");
      }
      *pushCount(n) {
        return n > 0 ? (yield this.buffer.substr(this.pos, n), this.pos += n, n) : 0;
      }
      *pushToIndex(i, allowEmpty) {
        let s = this.buffer.slice(this.pos, i);
        return s ? (yield s, this.pos += s.length, s.length) : (allowEmpty && (yield ""), 0);
      }
      *pushIndicators() {
        let n = 0;
        loop: for (; ; ) {
          switch (this.charAt(0)) {
            case "!":
              n += yield* this.pushTag(), n += yield* this.pushSpaces(!0);
              continue loop;
            case "&":
              n += yield* this.pushUntil(isNotAnchorChar), n += yield* this.pushSpaces(!0);
              continue loop;
            case "-":
            // this is an error
            case "?":
            // this is an error outside flow collections
            case ":": {
              let inFlow = this.flowLevel > 0, ch1 = this.charAt(1);
              if (isEmpty(ch1) || inFlow && flowIndicatorChars.has(ch1)) {
                inFlow ? this.flowKey && (this.flowKey = !1) : this.indentNext = this.indentValue + 1, n += yield* this.pushCount(1), n += yield* this.pushSpaces(!0);
                continue loop;
              }
            }
          }
          break loop;
        }
        return n;
      }
      *pushTag() {
        if (this.charAt(1) === "<") {
          let i = this.pos + 2, ch = this.buffer[i];
          for (; !isEmpty(ch) && ch !== ">"; )
            ch = this.buffer[++i];
          return yield* this.pushToIndex(ch === ">" ? i + 1 : i, !1);
        } else {
          let i = this.pos + 1, ch = this.buffer[i];
          for (; ch; )
            if (tagChars.has(ch))
              ch = this.buffer[++i];
            else if (ch === "%" && hexDigits.has(this.buffer[i + 1]) && hexDigits.has(this.buffer[i + 2]))
              ch = this.buffer[i += 3];
            else
              break;
          return yield* this.pushToIndex(i, !1);
        }
      }
      *pushNewline() {
        let ch = this.buffer[this.pos];
        return ch === `
` ? yield* this.pushCount(1) : ch === "\r" && this.charAt(1) === `
` ? yield* this.pushCount(2) : 0;
      }
      *pushSpaces(allowTabs) {
        let i = this.pos - 1, ch;
        do
          ch = this.buffer[++i];
        while (ch === " " || allowTabs && ch === "	");
        let n = i - this.pos;
        return n > 0 && (yield this.buffer.substr(this.pos, n), this.pos = i), n;
      }
      *pushUntil(test) {
        let i = this.pos, ch = this.buffer[i];
        for (; !test(ch); )
          ch = this.buffer[++i];
        return yield* this.pushToIndex(i, !1);
      }
    };
    exports2.Lexer = Lexer;
  }
});

// node_modules/yaml/dist/parse/line-counter.js
var require_line_counter = __commonJS({
  "node_modules/yaml/dist/parse/line-counter.js"(exports2) {
    "use strict";
    var LineCounter = class {
      constructor() {
        this.lineStarts = [], this.addNewLine = (offset) => this.lineStarts.push(offset), this.linePos = (offset) => {
          let low = 0, high = this.lineStarts.length;
          for (; low < high; ) {
            let mid = low + high >> 1;
            this.lineStarts[mid] < offset ? low = mid + 1 : high = mid;
          }
          if (this.lineStarts[low] === offset)
            return { line: low + 1, col: 1 };
          if (low === 0)
            return { line: 0, col: offset };
          let start2 = this.lineStarts[low - 1];
          return { line: low, col: offset - start2 + 1 };
        };
      }
    };
    exports2.LineCounter = LineCounter;
  }
});

// node_modules/yaml/dist/parse/parser.js
var require_parser = __commonJS({
  "node_modules/yaml/dist/parse/parser.js"(exports2) {
    "use strict";
    var node_process = require("process"), cst = require_cst(), lexer = require_lexer();
    function includesToken(list2, type) {
      for (let i = 0; i < list2.length; ++i)
        if (list2[i].type === type)
          return !0;
      return !1;
    }
    function findNonEmptyIndex(list2) {
      for (let i = 0; i < list2.length; ++i)
        switch (list2[i].type) {
          case "space":
          case "comment":
          case "newline":
            break;
          default:
            return i;
        }
      return -1;
    }
    function isFlowToken(token) {
      switch (token?.type) {
        case "alias":
        case "scalar":
        case "single-quoted-scalar":
        case "double-quoted-scalar":
        case "flow-collection":
          return !0;
        default:
          return !1;
      }
    }
    function getPrevProps(parent) {
      switch (parent.type) {
        case "document":
          return parent.start;
        case "block-map": {
          let it = parent.items[parent.items.length - 1];
          return it.sep ?? it.start;
        }
        case "block-seq":
          return parent.items[parent.items.length - 1].start;
        /* istanbul ignore next should not happen */
        default:
          return [];
      }
    }
    function getFirstKeyStartProps(prev) {
      if (prev.length === 0)
        return [];
      let i = prev.length;
      loop: for (; --i >= 0; )
        switch (prev[i].type) {
          case "doc-start":
          case "explicit-key-ind":
          case "map-value-ind":
          case "seq-item-ind":
          case "newline":
            break loop;
        }
      for (; prev[++i]?.type === "space"; )
        ;
      return prev.splice(i, prev.length);
    }
    function arrayPushArray(target, source) {
      if (source.length < 1e5)
        Array.prototype.push.apply(target, source);
      else
        for (let i = 0; i < source.length; ++i)
          target.push(source[i]);
    }
    function fixFlowSeqItems(fc) {
      if (fc.start.type === "flow-seq-start")
        for (let it of fc.items)
          it.sep && !it.value && !includesToken(it.start, "explicit-key-ind") && !includesToken(it.sep, "map-value-ind") && (it.key && (it.value = it.key), delete it.key, isFlowToken(it.value) ? it.value.end ? arrayPushArray(it.value.end, it.sep) : it.value.end = it.sep : arrayPushArray(it.start, it.sep), delete it.sep);
    }
    var Parser3 = class {
      /**
       * @param onNewLine - If defined, called separately with the start position of
       *   each new line (in `parse()`, including the start of input).
       */
      constructor(onNewLine) {
        this.atNewLine = !0, this.atScalar = !1, this.indent = 0, this.offset = 0, this.onKeyLine = !1, this.stack = [], this.source = "", this.type = "", this.lexer = new lexer.Lexer(), this.onNewLine = onNewLine;
      }
      /**
       * Parse `source` as a YAML stream.
       * If `incomplete`, a part of the last line may be left as a buffer for the next call.
       *
       * Errors are not thrown, but yielded as `{ type: 'error', message }` tokens.
       *
       * @returns A generator of tokens representing each directive, document, and other structure.
       */
      *parse(source, incomplete = !1) {
        this.onNewLine && this.offset === 0 && this.onNewLine(0);
        for (let lexeme of this.lexer.lex(source, incomplete))
          yield* this.next(lexeme);
        incomplete || (yield* this.end());
      }
      /**
       * Advance the parser by the `source` of one lexical token.
       */
      *next(source) {
        if (this.source = source, node_process.env.LOG_TOKENS && console.log("|", cst.prettyToken(source)), this.atScalar) {
          this.atScalar = !1, yield* this.step(), this.offset += source.length;
          return;
        }
        let type = cst.tokenType(source);
        if (type)
          if (type === "scalar")
            this.atNewLine = !1, this.atScalar = !0, this.type = "scalar";
          else {
            switch (this.type = type, yield* this.step(), type) {
              case "newline":
                this.atNewLine = !0, this.indent = 0, this.onNewLine && this.onNewLine(this.offset + source.length);
                break;
              case "space":
                this.atNewLine && source[0] === " " && (this.indent += source.length);
                break;
              case "explicit-key-ind":
              case "map-value-ind":
              case "seq-item-ind":
                this.atNewLine && (this.indent += source.length);
                break;
              case "doc-mode":
              case "flow-error-end":
                return;
              default:
                this.atNewLine = !1;
            }
            this.offset += source.length;
          }
        else {
          let message2 = `Not a YAML token: ${source}`;
          yield* this.pop({ type: "error", offset: this.offset, message: message2, source }), this.offset += source.length;
        }
      }
      /** Call at end of input to push out any remaining constructions */
      *end() {
        for (; this.stack.length > 0; )
          yield* this.pop();
      }
      get sourceToken() {
        return {
          type: this.type,
          offset: this.offset,
          indent: this.indent,
          source: this.source
        };
      }
      *step() {
        let top = this.peek(1);
        if (this.type === "doc-end" && top?.type !== "doc-end") {
          for (; this.stack.length > 0; )
            yield* this.pop();
          this.stack.push({
            type: "doc-end",
            offset: this.offset,
            source: this.source
          });
          return;
        }
        if (!top)
          return yield* this.stream();
        switch (top.type) {
          case "document":
            return yield* this.document(top);
          case "alias":
          case "scalar":
          case "single-quoted-scalar":
          case "double-quoted-scalar":
            return yield* this.scalar(top);
          case "block-scalar":
            return yield* this.blockScalar(top);
          case "block-map":
            return yield* this.blockMap(top);
          case "block-seq":
            return yield* this.blockSequence(top);
          case "flow-collection":
            return yield* this.flowCollection(top);
          case "doc-end":
            return yield* this.documentEnd(top);
        }
        yield* this.pop();
      }
      peek(n) {
        return this.stack[this.stack.length - n];
      }
      *pop(error) {
        let token = error ?? this.stack.pop();
        if (!token)
          yield { type: "error", offset: this.offset, source: "", message: "Tried to pop an empty stack" };
        else if (this.stack.length === 0)
          yield token;
        else {
          let top = this.peek(1);
          switch (token.type === "block-scalar" ? token.indent = "indent" in top ? top.indent : 0 : token.type === "flow-collection" && top.type === "document" && (token.indent = 0), token.type === "flow-collection" && fixFlowSeqItems(token), top.type) {
            case "document":
              top.value = token;
              break;
            case "block-scalar":
              top.props.push(token);
              break;
            case "block-map": {
              let it = top.items[top.items.length - 1];
              if (it.value) {
                top.items.push({ start: [], key: token, sep: [] }), this.onKeyLine = !0;
                return;
              } else if (it.sep)
                it.value = token;
              else {
                Object.assign(it, { key: token, sep: [] }), this.onKeyLine = !it.explicitKey;
                return;
              }
              break;
            }
            case "block-seq": {
              let it = top.items[top.items.length - 1];
              it.value ? top.items.push({ start: [], value: token }) : it.value = token;
              break;
            }
            case "flow-collection": {
              let it = top.items[top.items.length - 1];
              !it || it.value ? top.items.push({ start: [], key: token, sep: [] }) : it.sep ? it.value = token : Object.assign(it, { key: token, sep: [] });
              return;
            }
            /* istanbul ignore next should not happen */
            default:
              yield* this.pop(), yield* this.pop(token);
          }
          if ((top.type === "document" || top.type === "block-map" || top.type === "block-seq") && (token.type === "block-map" || token.type === "block-seq")) {
            let last = token.items[token.items.length - 1];
            last && !last.sep && !last.value && last.start.length > 0 && findNonEmptyIndex(last.start) === -1 && (token.indent === 0 || last.start.every((st) => st.type !== "comment" || st.indent < token.indent)) && (top.type === "document" ? top.end = last.start : top.items.push({ start: last.start }), token.items.splice(-1, 1));
          }
        }
      }
      *stream() {
        switch (this.type) {
          case "directive-line":
            yield { type: "directive", offset: this.offset, source: this.source };
            return;
          case "byte-order-mark":
          case "space":
          case "comment":
          case "newline":
            yield this.sourceToken;
            return;
          case "doc-mode":
          case "doc-start": {
            let doc = {
              type: "document",
              offset: this.offset,
              start: []
            };
            this.type === "doc-start" && doc.start.push(this.sourceToken), this.stack.push(doc);
            return;
          }
        }
        yield {
          type: "error",
          offset: this.offset,
          message: `Unexpected ${this.type} token in YAML stream`,
          source: this.source
        };
      }
      *document(doc) {
        if (doc.value)
          return yield* this.lineEnd(doc);
        switch (this.type) {
          case "doc-start": {
            findNonEmptyIndex(doc.start) !== -1 ? (yield* this.pop(), yield* this.step()) : doc.start.push(this.sourceToken);
            return;
          }
          case "anchor":
          case "tag":
          case "space":
          case "comment":
          case "newline":
            doc.start.push(this.sourceToken);
            return;
        }
        let bv = this.startBlockValue(doc);
        bv ? this.stack.push(bv) : yield {
          type: "error",
          offset: this.offset,
          message: `Unexpected ${this.type} token in YAML document`,
          source: this.source
        };
      }
      *scalar(scalar) {
        if (this.type === "map-value-ind") {
          let prev = getPrevProps(this.peek(2)), start2 = getFirstKeyStartProps(prev), sep2;
          scalar.end ? (sep2 = scalar.end, sep2.push(this.sourceToken), delete scalar.end) : sep2 = [this.sourceToken];
          let map = {
            type: "block-map",
            offset: scalar.offset,
            indent: scalar.indent,
            items: [{ start: start2, key: scalar, sep: sep2 }]
          };
          this.onKeyLine = !0, this.stack[this.stack.length - 1] = map;
        } else
          yield* this.lineEnd(scalar);
      }
      *blockScalar(scalar) {
        switch (this.type) {
          case "space":
          case "comment":
          case "newline":
            scalar.props.push(this.sourceToken);
            return;
          case "scalar":
            if (scalar.source = this.source, this.atNewLine = !0, this.indent = 0, this.onNewLine) {
              let nl = this.source.indexOf(`
`) + 1;
              for (; nl !== 0; )
                this.onNewLine(this.offset + nl), nl = this.source.indexOf(`
`, nl) + 1;
            }
            yield* this.pop();
            break;
          /* istanbul ignore next should not happen */
          default:
            yield* this.pop(), yield* this.step();
        }
      }
      *blockMap(map) {
        let it = map.items[map.items.length - 1];
        switch (this.type) {
          case "newline":
            if (this.onKeyLine = !1, it.value) {
              let end = "end" in it.value ? it.value.end : void 0;
              (Array.isArray(end) ? end[end.length - 1] : void 0)?.type === "comment" ? end?.push(this.sourceToken) : map.items.push({ start: [this.sourceToken] });
            } else it.sep ? it.sep.push(this.sourceToken) : it.start.push(this.sourceToken);
            return;
          case "space":
          case "comment":
            if (it.value)
              map.items.push({ start: [this.sourceToken] });
            else if (it.sep)
              it.sep.push(this.sourceToken);
            else {
              if (this.atIndentedComment(it.start, map.indent)) {
                let end = map.items[map.items.length - 2]?.value?.end;
                if (Array.isArray(end)) {
                  arrayPushArray(end, it.start), end.push(this.sourceToken), map.items.pop();
                  return;
                }
              }
              it.start.push(this.sourceToken);
            }
            return;
        }
        if (this.indent >= map.indent) {
          let atMapIndent = !this.onKeyLine && this.indent === map.indent, atNextItem = atMapIndent && (it.sep || it.explicitKey) && this.type !== "seq-item-ind", start2 = [];
          if (atNextItem && it.sep && !it.value) {
            let nl = [];
            for (let i = 0; i < it.sep.length; ++i) {
              let st = it.sep[i];
              switch (st.type) {
                case "newline":
                  nl.push(i);
                  break;
                case "space":
                  break;
                case "comment":
                  st.indent > map.indent && (nl.length = 0);
                  break;
                default:
                  nl.length = 0;
              }
            }
            nl.length >= 2 && (start2 = it.sep.splice(nl[1]));
          }
          switch (this.type) {
            case "anchor":
            case "tag":
              atNextItem || it.value ? (start2.push(this.sourceToken), map.items.push({ start: start2 }), this.onKeyLine = !0) : it.sep ? it.sep.push(this.sourceToken) : it.start.push(this.sourceToken);
              return;
            case "explicit-key-ind":
              !it.sep && !it.explicitKey ? (it.start.push(this.sourceToken), it.explicitKey = !0) : atNextItem || it.value ? (start2.push(this.sourceToken), map.items.push({ start: start2, explicitKey: !0 })) : this.stack.push({
                type: "block-map",
                offset: this.offset,
                indent: this.indent,
                items: [{ start: [this.sourceToken], explicitKey: !0 }]
              }), this.onKeyLine = !0;
              return;
            case "map-value-ind":
              if (it.explicitKey)
                if (it.sep)
                  if (it.value)
                    map.items.push({ start: [], key: null, sep: [this.sourceToken] });
                  else if (includesToken(it.sep, "map-value-ind"))
                    this.stack.push({
                      type: "block-map",
                      offset: this.offset,
                      indent: this.indent,
                      items: [{ start: start2, key: null, sep: [this.sourceToken] }]
                    });
                  else if (isFlowToken(it.key) && !includesToken(it.sep, "newline")) {
                    let start3 = getFirstKeyStartProps(it.start), key = it.key, sep2 = it.sep;
                    sep2.push(this.sourceToken), delete it.key, delete it.sep, this.stack.push({
                      type: "block-map",
                      offset: this.offset,
                      indent: this.indent,
                      items: [{ start: start3, key, sep: sep2 }]
                    });
                  } else start2.length > 0 ? it.sep = it.sep.concat(start2, this.sourceToken) : it.sep.push(this.sourceToken);
                else if (includesToken(it.start, "newline"))
                  Object.assign(it, { key: null, sep: [this.sourceToken] });
                else {
                  let start3 = getFirstKeyStartProps(it.start);
                  this.stack.push({
                    type: "block-map",
                    offset: this.offset,
                    indent: this.indent,
                    items: [{ start: start3, key: null, sep: [this.sourceToken] }]
                  });
                }
              else
                it.sep ? it.value || atNextItem ? map.items.push({ start: start2, key: null, sep: [this.sourceToken] }) : includesToken(it.sep, "map-value-ind") ? this.stack.push({
                  type: "block-map",
                  offset: this.offset,
                  indent: this.indent,
                  items: [{ start: [], key: null, sep: [this.sourceToken] }]
                }) : it.sep.push(this.sourceToken) : Object.assign(it, { key: null, sep: [this.sourceToken] });
              this.onKeyLine = !0;
              return;
            case "alias":
            case "scalar":
            case "single-quoted-scalar":
            case "double-quoted-scalar": {
              let fs = this.flowScalar(this.type);
              atNextItem || it.value ? (map.items.push({ start: start2, key: fs, sep: [] }), this.onKeyLine = !0) : it.sep ? this.stack.push(fs) : (Object.assign(it, { key: fs, sep: [] }), this.onKeyLine = !0);
              return;
            }
            default: {
              let bv = this.startBlockValue(map);
              if (bv) {
                if (bv.type === "block-seq") {
                  if (!it.explicitKey && it.sep && !includesToken(it.sep, "newline")) {
                    yield* this.pop({
                      type: "error",
                      offset: this.offset,
                      message: "Unexpected block-seq-ind on same line with key",
                      source: this.source
                    });
                    return;
                  }
                } else atMapIndent && map.items.push({ start: start2 });
                this.stack.push(bv);
                return;
              }
            }
          }
        }
        yield* this.pop(), yield* this.step();
      }
      *blockSequence(seq) {
        let it = seq.items[seq.items.length - 1];
        switch (this.type) {
          case "newline":
            if (it.value) {
              let end = "end" in it.value ? it.value.end : void 0;
              (Array.isArray(end) ? end[end.length - 1] : void 0)?.type === "comment" ? end?.push(this.sourceToken) : seq.items.push({ start: [this.sourceToken] });
            } else
              it.start.push(this.sourceToken);
            return;
          case "space":
          case "comment":
            if (it.value)
              seq.items.push({ start: [this.sourceToken] });
            else {
              if (this.atIndentedComment(it.start, seq.indent)) {
                let end = seq.items[seq.items.length - 2]?.value?.end;
                if (Array.isArray(end)) {
                  arrayPushArray(end, it.start), end.push(this.sourceToken), seq.items.pop();
                  return;
                }
              }
              it.start.push(this.sourceToken);
            }
            return;
          case "anchor":
          case "tag":
            if (it.value || this.indent <= seq.indent)
              break;
            it.start.push(this.sourceToken);
            return;
          case "seq-item-ind":
            if (this.indent !== seq.indent)
              break;
            it.value || includesToken(it.start, "seq-item-ind") ? seq.items.push({ start: [this.sourceToken] }) : it.start.push(this.sourceToken);
            return;
        }
        if (this.indent > seq.indent) {
          let bv = this.startBlockValue(seq);
          if (bv) {
            this.stack.push(bv);
            return;
          }
        }
        yield* this.pop(), yield* this.step();
      }
      *flowCollection(fc) {
        let it = fc.items[fc.items.length - 1];
        if (this.type === "flow-error-end") {
          let top;
          do
            yield* this.pop(), top = this.peek(1);
          while (top?.type === "flow-collection");
        } else if (fc.end.length === 0) {
          switch (this.type) {
            case "comma":
            case "explicit-key-ind":
              !it || it.sep ? fc.items.push({ start: [this.sourceToken] }) : it.start.push(this.sourceToken);
              return;
            case "map-value-ind":
              !it || it.value ? fc.items.push({ start: [], key: null, sep: [this.sourceToken] }) : it.sep ? it.sep.push(this.sourceToken) : Object.assign(it, { key: null, sep: [this.sourceToken] });
              return;
            case "space":
            case "comment":
            case "newline":
            case "anchor":
            case "tag":
              !it || it.value ? fc.items.push({ start: [this.sourceToken] }) : it.sep ? it.sep.push(this.sourceToken) : it.start.push(this.sourceToken);
              return;
            case "alias":
            case "scalar":
            case "single-quoted-scalar":
            case "double-quoted-scalar": {
              let fs = this.flowScalar(this.type);
              !it || it.value ? fc.items.push({ start: [], key: fs, sep: [] }) : it.sep ? this.stack.push(fs) : Object.assign(it, { key: fs, sep: [] });
              return;
            }
            case "flow-map-end":
            case "flow-seq-end":
              fc.end.push(this.sourceToken);
              return;
          }
          let bv = this.startBlockValue(fc);
          bv ? this.stack.push(bv) : (yield* this.pop(), yield* this.step());
        } else {
          let parent = this.peek(2);
          if (parent.type === "block-map" && (this.type === "map-value-ind" && parent.indent === fc.indent || this.type === "newline" && !parent.items[parent.items.length - 1].sep))
            yield* this.pop(), yield* this.step();
          else if (this.type === "map-value-ind" && parent.type !== "flow-collection") {
            let prev = getPrevProps(parent), start2 = getFirstKeyStartProps(prev);
            fixFlowSeqItems(fc);
            let sep2 = fc.end.splice(1, fc.end.length);
            sep2.push(this.sourceToken);
            let map = {
              type: "block-map",
              offset: fc.offset,
              indent: fc.indent,
              items: [{ start: start2, key: fc, sep: sep2 }]
            };
            this.onKeyLine = !0, this.stack[this.stack.length - 1] = map;
          } else
            yield* this.lineEnd(fc);
        }
      }
      flowScalar(type) {
        if (this.onNewLine) {
          let nl = this.source.indexOf(`
`) + 1;
          for (; nl !== 0; )
            this.onNewLine(this.offset + nl), nl = this.source.indexOf(`
`, nl) + 1;
        }
        return {
          type,
          offset: this.offset,
          indent: this.indent,
          source: this.source
        };
      }
      startBlockValue(parent) {
        switch (this.type) {
          case "alias":
          case "scalar":
          case "single-quoted-scalar":
          case "double-quoted-scalar":
            return this.flowScalar(this.type);
          case "block-scalar-header":
            return {
              type: "block-scalar",
              offset: this.offset,
              indent: this.indent,
              props: [this.sourceToken],
              source: ""
            };
          case "flow-map-start":
          case "flow-seq-start":
            return {
              type: "flow-collection",
              offset: this.offset,
              indent: this.indent,
              start: this.sourceToken,
              items: [],
              end: []
            };
          case "seq-item-ind":
            return {
              type: "block-seq",
              offset: this.offset,
              indent: this.indent,
              items: [{ start: [this.sourceToken] }]
            };
          case "explicit-key-ind": {
            this.onKeyLine = !0;
            let prev = getPrevProps(parent), start2 = getFirstKeyStartProps(prev);
            return start2.push(this.sourceToken), {
              type: "block-map",
              offset: this.offset,
              indent: this.indent,
              items: [{ start: start2, explicitKey: !0 }]
            };
          }
          case "map-value-ind": {
            this.onKeyLine = !0;
            let prev = getPrevProps(parent), start2 = getFirstKeyStartProps(prev);
            return {
              type: "block-map",
              offset: this.offset,
              indent: this.indent,
              items: [{ start: start2, key: null, sep: [this.sourceToken] }]
            };
          }
        }
        return null;
      }
      atIndentedComment(start2, indent) {
        return this.type !== "comment" || this.indent <= indent ? !1 : start2.every((st) => st.type === "newline" || st.type === "space");
      }
      *documentEnd(docEnd) {
        this.type !== "doc-mode" && (docEnd.end ? docEnd.end.push(this.sourceToken) : docEnd.end = [this.sourceToken], this.type === "newline" && (yield* this.pop()));
      }
      *lineEnd(token) {
        switch (this.type) {
          case "comma":
          case "doc-start":
          case "doc-end":
          case "flow-seq-end":
          case "flow-map-end":
          case "map-value-ind":
            yield* this.pop(), yield* this.step();
            break;
          case "newline":
            this.onKeyLine = !1;
          default:
            token.end ? token.end.push(this.sourceToken) : token.end = [this.sourceToken], this.type === "newline" && (yield* this.pop());
        }
      }
    };
    exports2.Parser = Parser3;
  }
});

// node_modules/yaml/dist/public-api.js
var require_public_api = __commonJS({
  "node_modules/yaml/dist/public-api.js"(exports2) {
    "use strict";
    var composer = require_composer(), Document = require_Document(), errors = require_errors(), log = require_log(), identity = require_identity(), lineCounter = require_line_counter(), parser = require_parser();
    function parseOptions(options2) {
      let prettyErrors = options2.prettyErrors !== !1;
      return { lineCounter: options2.lineCounter || prettyErrors && new lineCounter.LineCounter() || null, prettyErrors };
    }
    function parseAllDocuments(source, options2 = {}) {
      let { lineCounter: lineCounter2, prettyErrors } = parseOptions(options2), parser$1 = new parser.Parser(lineCounter2?.addNewLine), composer$1 = new composer.Composer(options2), docs = Array.from(composer$1.compose(parser$1.parse(source)));
      if (prettyErrors && lineCounter2)
        for (let doc of docs)
          doc.errors.forEach(errors.prettifyError(source, lineCounter2)), doc.warnings.forEach(errors.prettifyError(source, lineCounter2));
      return docs.length > 0 ? docs : Object.assign([], { empty: !0 }, composer$1.streamInfo());
    }
    function parseDocument2(source, options2 = {}) {
      let { lineCounter: lineCounter2, prettyErrors } = parseOptions(options2), parser$1 = new parser.Parser(lineCounter2?.addNewLine), composer$1 = new composer.Composer(options2), doc = null;
      for (let _doc of composer$1.compose(parser$1.parse(source), !0, source.length))
        if (!doc)
          doc = _doc;
        else if (doc.options.logLevel !== "silent") {
          doc.errors.push(new errors.YAMLParseError(_doc.range.slice(0, 2), "MULTIPLE_DOCS", "Source contains multiple documents; please use YAML.parseAllDocuments()"));
          break;
        }
      return prettyErrors && lineCounter2 && (doc.errors.forEach(errors.prettifyError(source, lineCounter2)), doc.warnings.forEach(errors.prettifyError(source, lineCounter2))), doc;
    }
    function parse2(src, reviver, options2) {
      let _reviver;
      typeof reviver == "function" ? _reviver = reviver : options2 === void 0 && reviver && typeof reviver == "object" && (options2 = reviver);
      let doc = parseDocument2(src, options2);
      if (!doc)
        return null;
      if (doc.warnings.forEach((warning) => log.warn(doc.options.logLevel, warning)), doc.errors.length > 0) {
        if (doc.options.logLevel !== "silent")
          throw doc.errors[0];
        doc.errors = [];
      }
      return doc.toJS(Object.assign({ reviver: _reviver }, options2));
    }
    function stringify(value, replacer, options2) {
      let _replacer = null;
      if (typeof replacer == "function" || Array.isArray(replacer) ? _replacer = replacer : options2 === void 0 && replacer && (options2 = replacer), typeof options2 == "string" && (options2 = options2.length), typeof options2 == "number") {
        let indent = Math.round(options2);
        options2 = indent < 1 ? void 0 : indent > 8 ? { indent: 8 } : { indent };
      }
      if (value === void 0) {
        let { keepUndefined } = options2 ?? replacer ?? {};
        if (!keepUndefined)
          return;
      }
      return identity.isDocument(value) && !_replacer ? value.toString(options2) : new Document.Document(value, _replacer, options2).toString(options2);
    }
    exports2.parse = parse2;
    exports2.parseAllDocuments = parseAllDocuments;
    exports2.parseDocument = parseDocument2;
    exports2.stringify = stringify;
  }
});

// node_modules/yaml/dist/index.js
var require_dist = __commonJS({
  "node_modules/yaml/dist/index.js"(exports2) {
    "use strict";
    var composer = require_composer(), Document = require_Document(), Schema = require_Schema(), errors = require_errors(), Alias = require_Alias(), identity = require_identity(), Pair = require_Pair(), Scalar = require_Scalar(), YAMLMap = require_YAMLMap(), YAMLSeq = require_YAMLSeq(), cst = require_cst(), lexer = require_lexer(), lineCounter = require_line_counter(), parser = require_parser(), publicApi = require_public_api(), visit2 = require_visit();
    exports2.Composer = composer.Composer;
    exports2.Document = Document.Document;
    exports2.Schema = Schema.Schema;
    exports2.YAMLError = errors.YAMLError;
    exports2.YAMLParseError = errors.YAMLParseError;
    exports2.YAMLWarning = errors.YAMLWarning;
    exports2.Alias = Alias.Alias;
    exports2.isAlias = identity.isAlias;
    exports2.isCollection = identity.isCollection;
    exports2.isDocument = identity.isDocument;
    exports2.isMap = identity.isMap;
    exports2.isNode = identity.isNode;
    exports2.isPair = identity.isPair;
    exports2.isScalar = identity.isScalar;
    exports2.isSeq = identity.isSeq;
    exports2.Pair = Pair.Pair;
    exports2.Scalar = Scalar.Scalar;
    exports2.YAMLMap = YAMLMap.YAMLMap;
    exports2.YAMLSeq = YAMLSeq.YAMLSeq;
    exports2.CST = cst;
    exports2.Lexer = lexer.Lexer;
    exports2.LineCounter = lineCounter.LineCounter;
    exports2.Parser = parser.Parser;
    exports2.parse = publicApi.parse;
    exports2.parseAllDocuments = publicApi.parseAllDocuments;
    exports2.parseDocument = publicApi.parseDocument;
    exports2.stringify = publicApi.stringify;
    exports2.visit = visit2.visit;
    exports2.visitAsync = visit2.visitAsync;
  }
});

// node_modules/ignore/index.js
var require_ignore = __commonJS({
  "node_modules/ignore/index.js"(exports2, module2) {
    function makeArray(subject) {
      return Array.isArray(subject) ? subject : [subject];
    }
    var UNDEFINED = void 0, EMPTY2 = "", SPACE = " ", ESCAPE = "\\", REGEX_LITERAL_SPECIAL = /[.*+?()[\]{}^$|\\/]/, BOM = "\uFEFF", REGEX_ANCHORED_GLOBSTAR = /^\/\*{2,}$/, REGEX_REPLACE_LEADING_EXCAPED_EXCLAMATION = /^\\!/, REGEX_REPLACE_LEADING_EXCAPED_HASH = /^\\#/, REGEX_SPLITALL_CRLF = /\r?\n/g, DOUBLE_SLASH = "//", SLASH_CODE = 47, DOT_CODE = 46, SLASH = "/", TMP_KEY_IGNORE = "node-ignore";
    typeof Symbol < "u" && (TMP_KEY_IGNORE = /* @__PURE__ */ Symbol.for("node-ignore"));
    var KEY_IGNORE = TMP_KEY_IGNORE, define = (object, key, value) => (Object.defineProperty(object, key, { value }), value), RETURN_FALSE = () => !1, POSIX_CLASSES = {
      alnum: "0-9A-Za-z",
      alpha: "A-Za-z",
      blank: " \\t",
      cntrl: "\\x00-\\x1f\\x7f",
      digit: "0-9",
      graph: "!-.0-~",
      lower: "a-z",
      print: " -.0-~",
      punct: "!-.:-@\\[-`{-~",
      // git's `sane-ctype.h` classifies \v and \f as control, not space,
      //   unlike C's `isspace`
      space: " \\t\\n\\r",
      upper: "A-Z",
      xdigit: "0-9A-Fa-f"
    }, CLASS_MEMBERS_TO_ESCAPE = "\\]^-[", escapeMember = (char) => CLASS_MEMBERS_TO_ESCAPE.indexOf(char) < 0 ? char : ESCAPE + char, NON_SLASH = "(?!\\/)", classSource = (negated2, body) => {
      if (negated2)
        return `[^\\/${body}]`;
      let source = `[${body}]`;
      return new RegExp(source).test("/") ? NON_SLASH + source : source;
    }, scanBracket = (pattern, start2) => {
      let { length } = pattern, index = start2 + 1, negated2 = EMPTY2, lead = pattern[index];
      (lead === "!" || lead === "^") && (negated2 = "^", index++);
      let body = EMPTY2, prev = EMPTY2;
      for (; ; ) {
        let char = pattern[index];
        if (char === UNDEFINED)
          return null;
        if (char === ESCAPE) {
          let escaped2 = pattern[++index];
          body += escapeMember(escaped2), prev = escaped2;
        } else if (char === "-" && prev && index + 1 < length && pattern[index + 1] !== "]") {
          index++;
          let to = pattern[index];
          to === ESCAPE && (to = pattern[index += 1]), prev <= to && (body += `-${escapeMember(to)}`), prev = EMPTY2;
        } else if (char === "[" && pattern[index + 1] === ":") {
          let nameStart = index + 2, end = nameStart;
          for (; end < length && pattern[end] !== "]"; )
            end++;
          if (end === length)
            return null;
          if (end > nameStart && pattern[end - 1] === ":") {
            let name = pattern.slice(nameStart, end - 1);
            if (!Object.prototype.hasOwnProperty.call(POSIX_CLASSES, name))
              return null;
            body += POSIX_CLASSES[name], prev = EMPTY2, index = end;
          } else
            body += escapeMember("["), prev = "[", index = nameStart - 2;
        } else
          body += escapeMember(char), prev = char;
        if (index++, pattern[index] === "]")
          return {
            end: index,
            source: classSource(negated2, body)
          };
      }
    }, NEVER_MATCH = "[]", PLACEHOLDER2 = "\0", REGEX_RESTORE_PLACEHOLDER = new RegExp(
      `${PLACEHOLDER2}(\\d+)${PLACEHOLDER2}`,
      "g"
    ), TRAILING_WILDCARD = "", TRAILING_DOUBLESTAR = "", isReserved = (char) => char === PLACEHOLDER2 || char === TRAILING_WILDCARD || char === TRAILING_DOUBLESTAR, extractBrackets = (pattern) => {
      let sources = [], hold2 = (source) => `${PLACEHOLDER2}${sources.push(source) - 1}${PLACEHOLDER2}`, { length } = pattern, out = EMPTY2, index = 0;
      for (; index < length; ) {
        let char = pattern[index];
        if (char === ESCAPE) {
          let escaped2 = pattern[index + 1];
          escaped2 === SLASH && index + 2 === length ? out += hold2(NEVER_MATCH) : escaped2 === "*" || escaped2 === "[" || escaped2 === SPACE ? out += pattern.slice(index, index + 2) : out += hold2(
            REGEX_LITERAL_SPECIAL.test(escaped2) ? ESCAPE + escaped2 : isReserved(escaped2) ? `[${escaped2}]` : escaped2
          ), index += 2;
        } else if (isReserved(char))
          out += hold2(`[${char}]`), index++;
        else if (char === "[") {
          let scanned = scanBracket(pattern, index);
          scanned === null ? (out += hold2(NEVER_MATCH), index = length) : (out += hold2(scanned.source), index = scanned.end + 1);
        } else
          out += char, index++;
      }
      return {
        source: out,
        sources
      };
    }, DIRECT = null, REGEX_INNER_SLASH = /\/(?!$)/, WILDCARD = "[^\\/]*", REPLACERS = [
      // Replace (\ ) with ' '
      // Only a space: an escaped tab or other whitespace is already a literal by
      //   the time it reaches here, and a bare tab must be left as one, not turned
      //   into a space.
      // (\ ) -> ' '
      // (\\ ) -> '\\ '
      // (\\\ ) -> '\\ '
      [
        // A run of backslashes is taken whole, from its first one, so no match
        //   ever starts again inside it -- `(\\+?) ` did, which made a long run
        //   quadratic.
        /(\\+)( ?)/g,
        (_, run, space) => space ? run.slice(0, run.length - run.length % 2) + SPACE : run,
        ESCAPE + SPACE
      ],
      // git's wildmatch() reads a run of two or more asterisks as one globstar
      //   whenever the run fills a path segment: it starts the pattern or follows
      //   a `/`, and it ends the pattern or comes before a `/`. A run of two is
      //   already `**`; a longer one is folded into `**` here, so the steps
      //   below only ever have to know `**`.
      // `***/foo` -> `**/foo`, `a/***/b` -> `a/**/b`, `a/***` -> `a/**`
      // git also takes a run beside a literal prefix (`a***/b`) or beside an
      //   escaped slash (`***\/b`) as a globstar, and this does not; the README
      //   lists both, under "A run of asterisks".
      [
        /(^|\/)\*{3,}(?=\/|$)/g,
        (_, start2) => `${start2}**`,
        "*"
      ],
      // Escape metacharacters
      // which is written down by users but means special for regular expressions.
      // > There are 12 characters with special meanings:
      // > - the backslash \,
      // > - the caret ^,
      // > - the dollar sign $,
      // > - the period or dot .,
      // > - the vertical bar or pipe symbol |,
      // > - the question mark ?,
      // > - the asterisk or star *,
      // > - the plus sign +,
      // > - the opening parenthesis (,
      // > - the closing parenthesis ),
      // > - and the opening square bracket [,
      // > - the opening curly brace {,
      // > These special characters are often called "metacharacters".
      [
        /[\\$.|*+(){^]/g,
        (match) => `\\${match}`
      ],
      [
        // > a question mark (?) matches a single character
        /(?!\\)\?/g,
        () => "[^/]",
        "?"
      ],
      // leading slash
      [
        // > A leading slash matches the beginning of the pathname.
        // > For example, "/*.c" matches "cat-file.c" but not "mozilla-sha1/sha1.c".
        // A leading slash matches the beginning of the pathname
        /^\//,
        () => "^",
        SLASH
      ],
      // replace special metacharacter slash after the leading slash
      [
        /\//g,
        () => "\\/",
        SLASH
      ],
      [
        // > A leading "**" followed by a slash means match in all directories.
        // > For example, "**/foo" matches file or directory "foo" anywhere,
        // > the same as pattern "foo".
        // > "**/foo/bar" matches file or directory "bar" anywhere that is directly
        // >   under directory "foo".
        // Notice that the '*'s have been replaced as '\\*'
        /^\^*(?:\\\*\\\*\\\/)+/,
        // '**/foo' <-> 'foo'
        () => "(?:^|\\/)",
        "*"
      ],
      // starting
      [
        // there will be no leading '/'
        //   (which has been replaced by section "leading slash")
        // If starts with '**', adding a '^' to the regular expression also works
        DIRECT,
        (source, pattern) => !source || source[0] === "^" || source[0] === "(" ? source : (REGEX_INNER_SLASH.test(pattern) ? "^" : "(?:^|\\/)") + source
      ],
      // two globstars
      [
        // Use lookahead assertions so that we could match more than one `'/**'`
        /\\\/\\\*\\\*(?=\\\/|$)/g,
        // Zero, one or several directories
        // should not use '*', or it will be replaced by the next replacer
        // Check if it is not the last `'/**'`
        (_, index, str) => index + 6 < str.length ? str.slice(index + 6) === "\\/" ? "(?:\\/[^\\/]+)+" : "(?:\\/[^\\/]+)*" : `\\/${TRAILING_DOUBLESTAR}`,
        "*"
      ],
      // normal intermediate wildcards
      [
        // Never replace escaped '*'
        // ignore rule '\*' will match the path '*'
        // 'abc.*/' -> go
        // 'abc.*'  -> skip this rule,
        //    coz trailing single wildcard will be handed by [trailing wildcard]
        /(^|[^\\])(?:\\\*)+(?!$)/g,
        // '*.js' matches '.js'
        // '*.js' doesn't match 'abc'
        // 1. An asterisk "*" matches anything except a slash.
        // 2. Other consecutive asterisks are considered regular asterisks
        //    and collapse into one non-slash wildcard run.
        (_, p1) => p1 + WILDCARD,
        "*"
      ],
      // trailing wildcard, held apart from a literal star
      [
        // The step above leaves a trailing `*` alone, so a single `\*` is all that
        //   can be left at the end here, and what stands in front of it says which
        //   kind it is. A wildcard arrives as the escaper wrote it, `\*` with
        //   nothing before it; a literal arrives as the user's own escape, which
        //   the escaper doubled, and then the star's own -- `\\` and then `\*`.
        //   There is no third case: every backslash still reaching the chain is
        //   one `\*`, `\[` or `\ ` carries itself, and each is followed by its
        //   own character, so a longer run can never form. This runs while the
        //   two are still distinct, before the unescape steps below collapse the
        //   literal onto the very `\*` a wildcard leaves behind.
        /(^|[^\\])((?:\\\\)*)\\\*$/,
        (match, p1, p2) => p2 === EMPTY2 ? p1 + TRAILING_WILDCARD : match,
        "*"
      ],
      [
        // unescape, revert step 3 except for back slash
        // For example, if a user escape a '\\*',
        // after step 3, the result will be '\\\\\\*'
        /\\\\\\(?=[$.|*+(){^])/g,
        () => ESCAPE,
        ESCAPE + ESCAPE
      ],
      [
        // '\\\\' -> '\\'
        /\\\\/g,
        () => ESCAPE,
        ESCAPE + ESCAPE
      ],
      [
        // Every real bracket expression -- POSIX classes included -- has already
        //   been held aside by `extractBrackets`, so the only `[` left in the
        //   pattern is an escaped, literal one.
        // A backslash could only stand at the end of the range if it quoted the
        //   `]`, and `\]` is held aside long before this.
        /\\\[([^\]/]*?)($|\])/g,
        // '\\[bar]' -> '\\\\[bar]'
        (match, range, close) => `\\[${range}${close}`,
        "["
      ],
      // ending
      [
        // 'js' will not match 'js.'
        // 'ab' will not match 'abc'
        DIRECT,
        // WTF!
        // https://git-scm.com/docs/gitignore
        // changes in [2.22.1](https://git-scm.com/docs/gitignore/2.22.1)
        // which re-fixes #24, #38
        // > If there is a separator at the end of the pattern then the pattern
        // > will only match directories, otherwise the pattern can match both
        // > files and directories.
        // 'js*' will not match 'a.js'
        // 'js/' will not match 'a.js'
        // 'js' will match 'a.js' and 'a.js/'
        (source) => {
          let last = source[source.length - 1];
          return !last || last === TRAILING_WILDCARD || last === TRAILING_DOUBLESTAR ? source : last === SLASH ? `${source}$` : `${source}(?=$|\\/$)`;
        }
      ]
    ], REGEX_REPLACE_TRAILING_WILDCARD = /(^|\\\/)?\uE000$/, MODE_IGNORE = "regex", MODE_CHECK_IGNORE = "checkRegex", UNDERSCORE = "_", replaceTrailingWildcard = (_, p1) => `${p1 ? `${p1}[^/]+` : "[^/]*"}(?=$|\\/$)`, REGEX_REPLACE_TRAILING_DOUBLESTAR = /\uE001$/, replaceTrailingDoublestar = () => "[\\s\\S]", separatorAfter = (run, at) => {
      let separator = EMPTY2;
      for (let index = at + 1; index < run.length && !run[index].wildcard; index++)
        separator += run[index].single;
      return separator;
    }, pinWildcards = (source) => {
      if (source.indexOf(WILDCARD) < 0)
        return source;
      let tokens = [], { length } = source, index = 0;
      for (; index < length; ) {
        let char = source[index];
        if (source.startsWith(WILDCARD, index))
          tokens.push({ wildcard: !0 }), index += WILDCARD.length;
        else if (char === "[") {
          let end = index + 1;
          for (source[end] === "^" && end++, source[end] === "]" && end++; end < length && source[end] !== "]"; )
            end += source[end] === ESCAPE ? 2 : 1;
          end++, tokens.push({ single: source.slice(index, end) }), index = end;
        } else if (char === ESCAPE)
          tokens.push({ single: source.slice(index, index + 2) }), index += 2;
        else if (char === "(") {
          let depth = 0, end = index;
          do
            source[end] === ESCAPE ? end++ : source[end] === "(" ? depth++ : source[end] === ")" && depth--, end++;
          while (end < length && depth > 0);
          "*+?".indexOf(source[end]) >= 0 && end++, tokens.push({ boundary: source.slice(index, end) }), index = end;
        } else char === "^" || char === "$" ? (tokens.push({ boundary: char }), index++) : (tokens.push({ single: char }), index++);
      }
      let out = EMPTY2, run = [], flush = () => {
        let lastWildcard;
        run.forEach((token, at) => {
          token.wildcard && (lastWildcard = at);
        }), run.forEach((token, at) => {
          if (!token.wildcard) {
            out += token.single;
            return;
          }
          out += at === lastWildcard ? WILDCARD : `(?:(?!${separatorAfter(run, at)})[^\\/])*`;
        }), run = [];
      };
      return tokens.forEach((token) => {
        if (token.boundary === void 0) {
          run.push(token);
          return;
        }
        flush(), out += token.boundary;
      }), flush(), out;
    }, makeRegexPrefix = (pattern) => {
      REGEX_ANCHORED_GLOBSTAR.test(pattern) && (pattern = "**");
      let { source, sources } = extractBrackets(pattern), replaced = REPLACERS.reduce(
        // A pass whose matcher finds nothing hands back the very string it was
        //   given, so asking first costs a search and saves a rewrite. Ten of the
        //   fifteen passes never fire for a typical .gitignore line, and between
        //   them they were 45% of this chain.
        (prev, [matcher2, replacer, required]) => matcher2 === DIRECT ? replacer(prev, pattern) : required !== UNDEFINED && prev.indexOf(required) < 0 ? prev : matcher2.test(prev) ? prev.replace(matcher2, replacer.bind(pattern)) : prev,
        source
      );
      return sources.length ? replaced.replace(
        REGEX_RESTORE_PLACEHOLDER,
        (match, index) => sources[index]
      ) : replaced;
    }, checkSourceOf = (body, prefix) => {
      body[body.length - 1] === SLASH && (prefix = makeRegexPrefix(body.slice(0, -1)));
      let head = prefix.slice(0, -1), last = prefix[prefix.length - 1];
      return last === TRAILING_WILDCARD ? `${head}$` : last === TRAILING_DOUBLESTAR ? head : NEVER_MATCH;
    }, matchesBasename = (body) => {
      let index = body.indexOf(SLASH);
      return index < 0 || index === body.length - 1;
    }, basenameOf = (path) => {
      let end = path.length - 1, index = path.lastIndexOf(
        SLASH,
        path[end] === SLASH ? end - 1 : end
      );
      return index < 0 ? path : path.slice(index + 1);
    }, parentOf = (path) => {
      if (path.charCodeAt(0) === SLASH_CODE || path.indexOf(DOUBLE_SLASH) >= 0) {
        let slices = path.split(SLASH).filter(Boolean);
        return slices.pop(), slices.length ? slices.join(SLASH) + SLASH : EMPTY2;
      }
      let end = path.length - 1, cut = path.lastIndexOf(
        SLASH,
        path.charCodeAt(end) === SLASH_CODE ? end - 1 : end
      );
      return cut < 0 ? EMPTY2 : path.slice(0, cut + 1);
    }, isString = (subject) => typeof subject == "string", checkPattern = (pattern) => pattern && isString(pattern), splitPattern = (pattern) => (pattern[pattern.length - 1] === "\r" ? pattern.slice(0, -1) : pattern).split(REGEX_SPLITALL_CRLF).filter(Boolean), IgnoreRule = class {
      constructor(pattern, mark, body, ignoreCase, negative, prefix) {
        this.pattern = pattern, this.mark = mark, this.negative = negative, define(this, "body", body), define(this, "ignoreCase", ignoreCase), define(this, "regexPrefix", prefix);
      }
      // Worked out on first use and kept behind an own property, the way `regex`
      //   caches itself in `_regex`. Deciding it in the constructor instead would
      //   add a fourth `defineProperty` to every rule ever built, which cost 4% of
      //   every compile -- including the compiles of rules that are never matched
      //   against anything.
      get _basenameOnly() {
        return define(this, "_basenameOnly", matchesBasename(this.body));
      }
      get regex() {
        let key = UNDERSCORE + MODE_IGNORE;
        return this[key] ? this[key] : this._make(MODE_IGNORE, key);
      }
      get checkRegex() {
        let key = UNDERSCORE + MODE_CHECK_IGNORE;
        return this[key] ? this[key] : this._make(MODE_CHECK_IGNORE, key);
      }
      _make(mode, key) {
        let str = pinWildcards(
          mode === MODE_IGNORE ? this.regexPrefix.replace(REGEX_REPLACE_TRAILING_WILDCARD, replaceTrailingWildcard).replace(REGEX_REPLACE_TRAILING_DOUBLESTAR, replaceTrailingDoublestar) : checkSourceOf(this.body, this.regexPrefix)
        ), regex = this.ignoreCase ? new RegExp(str, "i") : new RegExp(str);
        return define(this, key, regex);
      }
    }, hasTrailingBackslash = (str) => {
      let count2 = 0;
      for (; str[str.length - count2 - 1] === ESCAPE; )
        count2++;
      return count2 % 2 === 1;
    }, trimEnd = (body, stripLineEnd) => {
      let lineEnd = body.length, end;
      for (; ; ) {
        for (stripLineEnd && body[lineEnd - 1] === "\r" && lineEnd--, end = lineEnd; body[end - 1] === SPACE; )
          end--;
        if (!stripLineEnd || body[end - 1] !== `
`)
          break;
        lineEnd = end - 1;
      }
      if (end === lineEnd)
        return body.slice(0, lineEnd);
      let backslashes = 0;
      for (; body[end - backslashes - 1] === ESCAPE; )
        backslashes++;
      return backslashes % 2 ? body.slice(0, end - 1) + SPACE : body.slice(0, end);
    }, createRule = (pattern, mark, ignoreCase, stripLineEnd, stripBOM) => {
      let body = stripBOM && pattern[0] === BOM ? pattern.slice(1) : pattern;
      if (body[0] === "#")
        return;
      let negative = !1;
      body[0] === "!" && (negative = !0, body = body.slice(1));
      let last = body[body.length - 1];
      if ((last === SPACE || stripLineEnd && (last === "\r" || last === `
`)) && (body = trimEnd(body, stripLineEnd)), !body || hasTrailingBackslash(body))
        return;
      body = body.replace(REGEX_REPLACE_LEADING_EXCAPED_EXCLAMATION, "!").replace(REGEX_REPLACE_LEADING_EXCAPED_HASH, "#");
      let regexPrefix = makeRegexPrefix(body);
      return new IgnoreRule(
        pattern,
        mark,
        body,
        ignoreCase,
        negative,
        regexPrefix
      );
    }, RuleManager = class {
      constructor(ignoreCase) {
        this._ignoreCase = ignoreCase, this._rules = [], this._basenameCount = 0;
      }
      _add(pattern, index) {
        if (pattern && pattern[KEY_IGNORE]) {
          this._rules = this._rules.concat(pattern._rules._rules), this._basenameCount += pattern._rules._basenameCount, this._added = !0;
          return;
        }
        let isStr = isString(pattern), raw = isStr ? pattern : pattern.pattern, rule = checkPattern(raw) && createRule(
          raw,
          isStr ? UNDEFINED : pattern.mark,
          this._ignoreCase,
          !this._split,
          this._stripBOM && !index
        );
        rule && (this._added = !0, this._rules.push(rule), matchesBasename(rule.body) && this._basenameCount++);
      }
      // @param {Array<string> | string | Ignore} pattern
      add(pattern) {
        return this._added = !1, this._split = isString(pattern), this._stripBOM = !this._split || pattern[0] === BOM, makeArray(
          this._split ? splitPattern(pattern) : pattern
        ).forEach(this._add, this), this._added && (this._literalRules = UNDEFINED), this._added;
      }
      // Match the literal 'abc/' for `checkIgnore`, last rule wins. Only a rule
      //   ending in a wildcard can match it (see `checkSourceOf`), so the rest
      //   are left out once, rather than tested or compiled for every path.
      testLiteral(path) {
        let rules = this._literalRules || (this._literalRules = this._rules.filter(
          ({ body }) => body[body.length - (body[body.length - 1] === SLASH ? 2 : 1)] === "*"
        )), ignored = !1, unignored = !1, matchedRule;
        for (let index = rules.length - 1; index >= 0; index--) {
          let rule = rules[index];
          if (rule.checkRegex.test(path)) {
            ignored = !rule.negative, unignored = rule.negative, matchedRule = rule.negative ? UNDEFINED : rule;
            break;
          }
        }
        let ret = {
          ignored,
          unignored
        };
        return matchedRule && (ret.rule = matchedRule), ret;
      }
      // Test one single path without recursively checking parent directories
      //
      // - mode `string` either `MODE_IGNORE` or `MODE_CHECK_IGNORE`
      // @returns {TestResult}
      test(path, mode) {
        let rules = this._rules, { length } = rules, shortcut = this._basenameCount * 2 >= length, basename3 = shortcut ? basenameOf(path) : path;
        for (let index = length - 1; index >= 0; index--) {
          let rule = rules[index];
          if (rule[mode].test(
            shortcut && rule._basenameOnly ? basename3 : path
          )) {
            let { negative } = rule, ret = {
              ignored: !negative,
              unignored: negative
            };
            return negative || (ret.rule = rule), ret;
          }
        }
        return {
          ignored: !1,
          unignored: !1
        };
      }
    }, throwError = (message2, Ctor) => {
      throw new Ctor(message2);
    }, checkPath = (path, originalPath, doThrow) => isString(path) ? path ? checkPath.isNotRelative(path) ? doThrow(
      `path should be a \`path.relative()\`d string, but got "${originalPath}"`,
      RangeError
    ) : !0 : doThrow("path must not be empty", TypeError) : doThrow(
      `path must be a string, but got \`${originalPath}\``,
      TypeError
    ), isNotRelative = (path) => {
      let first = path.charCodeAt(0);
      if (first === SLASH_CODE)
        return !0;
      if (first !== DOT_CODE)
        return !1;
      if (path.length === 1)
        return !0;
      let second = path.charCodeAt(1);
      return second === SLASH_CODE ? !0 : second !== DOT_CODE ? !1 : path.length === 2 || path.charCodeAt(2) === SLASH_CODE;
    };
    checkPath.isNotRelative = isNotRelative;
    checkPath.convert = (p) => p;
    var convertPath = (target) => isString(target) && checkPath.convert(target), Ignore = class {
      constructor({
        ignorecase = !0,
        ignoreCase = ignorecase,
        allowRelativePaths = !1
      } = {}) {
        define(this, KEY_IGNORE, !0), this._rules = new RuleManager(ignoreCase), this._strictPathCheck = !allowRelativePaths, this._initCache();
      }
      _initCache() {
        this._ignoreCache = /* @__PURE__ */ Object.create(null), this._testCache = /* @__PURE__ */ Object.create(null);
      }
      add(pattern) {
        return this._rules.add(pattern) && this._initCache(), this;
      }
      // legacy
      addPattern(pattern) {
        return this.add(pattern);
      }
      // @returns {TestResult}
      _test(originalPath, cache, path) {
        return checkPath(
          path,
          originalPath,
          this._strictPathCheck ? throwError : RETURN_FALSE
        ), path ? this._t(path, cache) : {
          ignored: !1,
          unignored: !1
        };
      }
      checkIgnore(target) {
        let path = convertPath(target);
        if (!path || path.charCodeAt(path.length - 1) !== SLASH_CODE)
          return this._test(target, this._testCache, path);
        let dir = this._t(path, this._testCache);
        if (dir.ignored)
          return dir;
        let literal2 = this._rules.testLiteral(path);
        return literal2.ignored || literal2.unignored ? literal2 : dir;
      }
      _t(path, cache) {
        if (path in cache)
          return cache[path];
        let parentPath = parentOf(path), parent = parentPath ? this._t(parentPath, cache) : UNDEFINED;
        return cache[path] = parent && parent.ignored ? parent : this._rules.test(path, MODE_IGNORE);
      }
      ignores(path) {
        return this._test(path, this._ignoreCache, convertPath(path)).ignored;
      }
      createFilter() {
        return (path) => !this.ignores(path);
      }
      filter(paths) {
        return makeArray(paths).filter(this.createFilter());
      }
      // @returns {TestResult}
      test(path) {
        return this._test(path, this._testCache, convertPath(path));
      }
    }, factory = (options2) => new Ignore(options2), isPathValid = (path) => checkPath(convertPath(path), path, RETURN_FALSE), setupWindows = () => {
      let makePosix = (str) => /^\\\\\?\\/.test(str) || /["<>|\u0000-\u001F]+/u.test(str) ? str : str.replace(/\\/g, "/");
      checkPath.convert = makePosix;
      let REGEX_TEST_WINDOWS_PATH_ABSOLUTE = /^[a-z]:\//i;
      checkPath.isNotRelative = (path) => REGEX_TEST_WINDOWS_PATH_ABSOLUTE.test(path) || isNotRelative(path);
    };
    // Detect `process` so that it can run in browsers.
    typeof process < "u" && process.platform === "win32" && setupWindows();
    module2.exports = factory;
    factory.default = factory;
    module2.exports.isPathValid = isPathValid;
    define(module2.exports, /* @__PURE__ */ Symbol.for("setupWindows"), setupWindows);
  }
});

// node_modules/pend/index.js
var require_pend = __commonJS({
  "node_modules/pend/index.js"(exports2, module2) {
    module2.exports = Pend;
    function Pend() {
      this.pending = 0, this.max = 1 / 0, this.listeners = [], this.waiting = [], this.error = null;
    }
    Pend.prototype.go = function(fn) {
      this.pending < this.max ? pendGo(this, fn) : this.waiting.push(fn);
    };
    Pend.prototype.wait = function(cb) {
      this.pending === 0 ? cb(this.error) : this.listeners.push(cb);
    };
    Pend.prototype.hold = function() {
      return pendHold(this);
    };
    function pendHold(self) {
      self.pending += 1;
      var called = !1;
      return onCb;
      function onCb(err) {
        if (called) throw new Error("callback called twice");
        if (called = !0, self.error = self.error || err, self.pending -= 1, self.waiting.length > 0 && self.pending < self.max)
          pendGo(self, self.waiting.shift());
        else if (self.pending === 0) {
          var listeners = self.listeners;
          self.listeners = [], listeners.forEach(cbListener);
        }
      }
      function cbListener(listener) {
        listener(self.error);
      }
    }
    function pendGo(self, fn) {
      fn(pendHold(self));
    }
  }
});

// node_modules/yauzl/fd-slicer.js
var require_fd_slicer = __commonJS({
  "node_modules/yauzl/fd-slicer.js"(exports2) {
    var fs = require("fs"), util = require("util"), stream = require("stream"), Readable3 = stream.Readable, PassThrough = stream.PassThrough, Pend = require_pend(), EventEmitter = require("events").EventEmitter;
    exports2.BufferSlicer = BufferSlicer;
    exports2.FdSlicer = FdSlicer;
    util.inherits(FdSlicer, EventEmitter);
    function FdSlicer(fd) {
      EventEmitter.call(this), this.fd = fd, this.pend = new Pend(), this.pend.max = 1, this.refCount = 0;
    }
    FdSlicer.prototype.read = function(buffer2, offset, length, position, callback) {
      var self = this;
      self.pend.go(function(cb) {
        fs.read(self.fd, buffer2, offset, length, position, function(err, bytesRead, buffer3) {
          cb(), callback(err, bytesRead, buffer3);
        });
      });
    };
    FdSlicer.prototype.createReadStream = function(options2) {
      return new ReadStream(this, options2);
    };
    FdSlicer.prototype.ref = function() {
      this.refCount += 1;
    };
    FdSlicer.prototype.unref = function() {
      var self = this;
      if (self.refCount -= 1, self.refCount < 0) throw new Error("invalid unref");
      if (self.refCount > 0) return;
      fs.close(self.fd, onCloseDone);
      function onCloseDone(err) {
        err ? self.emit("error", err) : self.emit("close");
      }
    };
    util.inherits(ReadStream, Readable3);
    function ReadStream(context, options2) {
      options2 = options2 || {}, Readable3.call(this, options2), this.context = context, this.context.ref(), this.start = options2.start || 0, this.endOffset = options2.end, this.pos = this.start;
    }
    ReadStream.prototype._read = function(n) {
      var self = this, toRead = Math.min(self._readableState.highWaterMark, n);
      if (self.endOffset != null && (toRead = Math.min(toRead, self.endOffset - self.pos)), toRead <= 0) {
        self.push(null), this._cleanup();
        return;
      }
      self.context.pend.go(function(cb) {
        var buffer2 = Buffer.allocUnsafe(toRead);
        fs.read(self.context.fd, buffer2, 0, toRead, self.pos, function(err, bytesRead) {
          err ? self.destroy(err) : bytesRead === 0 ? (self.push(null), self._cleanup()) : (self.pos += bytesRead, self.push(buffer2.slice(0, bytesRead))), cb();
        });
      });
    };
    ReadStream.prototype._destroy = function(err, cb) {
      this._cleanup(), cb(err);
    };
    ReadStream.prototype._cleanup = function() {
      this.context != null && (this.context.unref(), this.context = null);
    };
    util.inherits(BufferSlicer, EventEmitter);
    function BufferSlicer(buffer2) {
      EventEmitter.call(this), this.refCount = 0, this.buffer = buffer2;
    }
    BufferSlicer.prototype.read = function(buffer2, offset, length, position, callback) {
      if (!(0 <= offset && offset <= buffer2.length)) throw new RangeError("offset outside buffer: 0 <= " + offset + " <= " + buffer2.length);
      if (position < 0) throw new RangeError("position is negative: " + position);
      if (offset + length > buffer2.length && (length = buffer2.length - offset), position + length > this.buffer.length && (length = this.buffer.length - position), length <= 0) {
        setImmediate(function() {
          callback(null, 0);
        });
        return;
      }
      this.buffer.copy(buffer2, offset, position, position + length), setImmediate(function() {
        callback(null, length);
      });
    };
    BufferSlicer.prototype.createReadStream = function(options2) {
      options2 = options2 || {};
      var readStream = new PassThrough(options2);
      readStream.start = options2.start || 0, readStream.endOffset = options2.end, readStream.pos = readStream.endOffset || this.buffer.length;
      for (var entireSlice = this.buffer.slice(readStream.start, readStream.pos), maxChunkSize = 65536, offset = 0; ; ) {
        var nextOffset = offset + maxChunkSize;
        if (nextOffset >= entireSlice.length) {
          offset < entireSlice.length && readStream.write(entireSlice.slice(offset, entireSlice.length));
          break;
        }
        readStream.write(entireSlice.slice(offset, nextOffset)), offset = nextOffset;
      }
      return readStream.end(), readStream;
    };
    BufferSlicer.prototype.ref = function() {
      this.refCount += 1;
    };
    BufferSlicer.prototype.unref = function() {
      if (this.refCount -= 1, this.refCount < 0)
        throw new Error("invalid unref");
    };
  }
});

// node_modules/yauzl/crc32.js
var require_crc32 = __commonJS({
  "node_modules/yauzl/crc32.js"(exports2, module2) {
    var CRC_TABLE = new Int32Array([
      0,
      1996959894,
      3993919788,
      2567524794,
      124634137,
      1886057615,
      3915621685,
      2657392035,
      249268274,
      2044508324,
      3772115230,
      2547177864,
      162941995,
      2125561021,
      3887607047,
      2428444049,
      498536548,
      1789927666,
      4089016648,
      2227061214,
      450548861,
      1843258603,
      4107580753,
      2211677639,
      325883990,
      1684777152,
      4251122042,
      2321926636,
      335633487,
      1661365465,
      4195302755,
      2366115317,
      997073096,
      1281953886,
      3579855332,
      2724688242,
      1006888145,
      1258607687,
      3524101629,
      2768942443,
      901097722,
      1119000684,
      3686517206,
      2898065728,
      853044451,
      1172266101,
      3705015759,
      2882616665,
      651767980,
      1373503546,
      3369554304,
      3218104598,
      565507253,
      1454621731,
      3485111705,
      3099436303,
      671266974,
      1594198024,
      3322730930,
      2970347812,
      795835527,
      1483230225,
      3244367275,
      3060149565,
      1994146192,
      31158534,
      2563907772,
      4023717930,
      1907459465,
      112637215,
      2680153253,
      3904427059,
      2013776290,
      251722036,
      2517215374,
      3775830040,
      2137656763,
      141376813,
      2439277719,
      3865271297,
      1802195444,
      476864866,
      2238001368,
      4066508878,
      1812370925,
      453092731,
      2181625025,
      4111451223,
      1706088902,
      314042704,
      2344532202,
      4240017532,
      1658658271,
      366619977,
      2362670323,
      4224994405,
      1303535960,
      984961486,
      2747007092,
      3569037538,
      1256170817,
      1037604311,
      2765210733,
      3554079995,
      1131014506,
      879679996,
      2909243462,
      3663771856,
      1141124467,
      855842277,
      2852801631,
      3708648649,
      1342533948,
      654459306,
      3188396048,
      3373015174,
      1466479909,
      544179635,
      3110523913,
      3462522015,
      1591671054,
      702138776,
      2966460450,
      3352799412,
      1504918807,
      783551873,
      3082640443,
      3233442989,
      3988292384,
      2596254646,
      62317068,
      1957810842,
      3939845945,
      2647816111,
      81470997,
      1943803523,
      3814918930,
      2489596804,
      225274430,
      2053790376,
      3826175755,
      2466906013,
      167816743,
      2097651377,
      4027552580,
      2265490386,
      503444072,
      1762050814,
      4150417245,
      2154129355,
      426522225,
      1852507879,
      4275313526,
      2312317920,
      282753626,
      1742555852,
      4189708143,
      2394877945,
      397917763,
      1622183637,
      3604390888,
      2714866558,
      953729732,
      1340076626,
      3518719985,
      2797360999,
      1068828381,
      1219638859,
      3624741850,
      2936675148,
      906185462,
      1090812512,
      3747672003,
      2825379669,
      829329135,
      1181335161,
      3412177804,
      3160834842,
      628085408,
      1382605366,
      3423369109,
      3138078467,
      570562233,
      1426400815,
      3317316542,
      2998733608,
      733239954,
      1555261956,
      3268935591,
      3050360625,
      752459403,
      1541320221,
      2607071920,
      3965973030,
      1969922972,
      40735498,
      2617837225,
      3943577151,
      1913087877,
      83908371,
      2512341634,
      3803740692,
      2075208622,
      213261112,
      2463272603,
      3855990285,
      2094854071,
      198958881,
      2262029012,
      4057260610,
      1759359992,
      534414190,
      2176718541,
      4139329115,
      1873836001,
      414664567,
      2282248934,
      4279200368,
      1711684554,
      285281116,
      2405801727,
      4167216745,
      1634467795,
      376229701,
      2685067896,
      3608007406,
      1308918612,
      956543938,
      2808555105,
      3495958263,
      1231636301,
      1047427035,
      2932959818,
      3654703836,
      1088359270,
      936918e3,
      2847714899,
      3736837829,
      1202900863,
      817233897,
      3183342108,
      3401237130,
      1404277552,
      615818150,
      3134207493,
      3453421203,
      1423857449,
      601450431,
      3009837614,
      3294710456,
      1567103746,
      711928724,
      3020668471,
      3272380065,
      1510334235,
      755167117
    ]);
    function crc322(buf) {
      let crc = -1;
      for (let x of buf)
        crc = CRC_TABLE[(crc ^ x) & 255] ^ crc >>> 8;
      return (crc ^ -1) >>> 0;
    }
    module2.exports = crc322;
  }
});

// node_modules/yauzl/index.js
var require_yauzl = __commonJS({
  "node_modules/yauzl/index.js"(exports2) {
    var fs = require("fs"), zlib2 = require("zlib"), fd_slicer = require_fd_slicer(), util = require("util"), EventEmitter = require("events").EventEmitter, Transform = require("stream").Transform, PassThrough = require("stream").PassThrough, Writable = require("stream").Writable, crc322 = typeof zlib2.crc32 == "function" ? zlib2.crc32 : require_crc32();
    exports2.open = open;
    exports2.fromFd = fromFd;
    exports2.fromBuffer = fromBuffer;
    exports2.fromRandomAccessReader = fromRandomAccessReader;
    exports2.openPromise = openPromise;
    exports2.fromFdPromise = fromFdPromise;
    exports2.fromBufferPromise = fromBufferPromise;
    exports2.fromRandomAccessReaderPromise = fromRandomAccessReaderPromise2;
    exports2.dosDateTimeToDate = dosDateTimeToDate;
    exports2.getFileNameLowLevel = getFileNameLowLevel;
    exports2.validateFileName = validateFileName;
    exports2.parseExtraFields = parseExtraFields;
    exports2.ZipFile = ZipFile;
    exports2.Entry = Entry;
    exports2.LocalFileHeader = LocalFileHeader;
    exports2.RandomAccessReader = RandomAccessReader2;
    function openPromise(path, options2) {
      return new Promise((resolve4, reject) => {
        open(path, { ...options2, lazyEntries: !0 }, function(err, zipfile) {
          if (err) return reject(err);
          resolve4(zipfile);
        });
      });
    }
    function fromFdPromise(fd, options2) {
      return new Promise((resolve4, reject) => {
        fromFd(fd, { ...options2, lazyEntries: !0 }, function(err, zipfile) {
          if (err) return reject(err);
          resolve4(zipfile);
        });
      });
    }
    function fromBufferPromise(buffer2, options2) {
      return new Promise((resolve4, reject) => {
        fromBuffer(buffer2, { ...options2, lazyEntries: !0 }, function(err, zipfile) {
          if (err) return reject(err);
          resolve4(zipfile);
        });
      });
    }
    function fromRandomAccessReaderPromise2(reader, totalSize, options2) {
      return new Promise((resolve4, reject) => {
        fromRandomAccessReader(reader, totalSize, { ...options2, lazyEntries: !0 }, function(err, zipfile) {
          if (err) return reject(err);
          resolve4(zipfile);
        });
      });
    }
    function open(path, options2, callback) {
      typeof options2 == "function" && (callback = options2, options2 = null), options2 == null && (options2 = {}), options2.autoClose == null && (options2.autoClose = !0), options2.lazyEntries == null && (options2.lazyEntries = !1), options2.decodeStrings == null && (options2.decodeStrings = !0), options2.validateEntrySizes == null && (options2.validateEntrySizes = !0), options2.strictFileNames == null && (options2.strictFileNames = !1), callback == null && (callback = defaultCallback), fs.open(path, "r", function(err, fd) {
        if (err) return callback(err);
        fromFd(fd, options2, function(err2, zipfile) {
          err2 && fs.close(fd, defaultCallback), callback(err2, zipfile);
        });
      });
    }
    function fromFd(fd, options2, callback) {
      typeof options2 == "function" && (callback = options2, options2 = null), options2 == null && (options2 = {}), options2.autoClose == null && (options2.autoClose = !1), options2.lazyEntries == null && (options2.lazyEntries = !1), options2.decodeStrings == null && (options2.decodeStrings = !0), options2.validateEntrySizes == null && (options2.validateEntrySizes = !0), options2.strictFileNames == null && (options2.strictFileNames = !1), callback == null && (callback = defaultCallback), fs.fstat(fd, function(err, stats) {
        if (err) return callback(err);
        var reader = new fd_slicer.FdSlicer(fd);
        fromRandomAccessReader(reader, stats.size, options2, callback);
      });
    }
    function fromBuffer(buffer2, options2, callback) {
      typeof options2 == "function" && (callback = options2, options2 = null), options2 == null && (options2 = {}), options2.autoClose = !1, options2.lazyEntries == null && (options2.lazyEntries = !1), options2.decodeStrings == null && (options2.decodeStrings = !0), options2.validateEntrySizes == null && (options2.validateEntrySizes = !0), options2.strictFileNames == null && (options2.strictFileNames = !1);
      var reader = new fd_slicer.BufferSlicer(buffer2);
      fromRandomAccessReader(reader, buffer2.length, options2, callback);
    }
    function fromRandomAccessReader(reader, totalSize, options2, callback) {
      typeof options2 == "function" && (callback = options2, options2 = null), options2 == null && (options2 = {}), options2.autoClose == null && (options2.autoClose = !0), options2.lazyEntries == null && (options2.lazyEntries = !1), options2.decodeStrings == null && (options2.decodeStrings = !0);
      var decodeStrings = !!options2.decodeStrings;
      if (options2.validateEntrySizes == null && (options2.validateEntrySizes = !0), options2.strictFileNames == null && (options2.strictFileNames = !1), callback == null && (callback = defaultCallback), typeof totalSize != "number") throw new Error("expected totalSize parameter to be a number");
      if (totalSize > Number.MAX_SAFE_INTEGER)
        throw new Error("zip file too large. only file sizes up to 2^52 are supported due to JavaScript's Number type being an IEEE 754 double.");
      reader.ref();
      var eocdrWithoutCommentSize = 22, zip64EocdlSize = 20, maxCommentSize = 65535, bufferSize = Math.min(zip64EocdlSize + eocdrWithoutCommentSize + maxCommentSize, totalSize), buffer2 = newBuffer(bufferSize), bufferReadStart = totalSize - buffer2.length;
      readAndAssertNoEof(reader, buffer2, 0, bufferSize, bufferReadStart, function(err) {
        if (err) return callback(err);
        for (var i = bufferSize - eocdrWithoutCommentSize; i >= 0; i -= 1)
          if (buffer2.readUInt32LE(i) === 101010256) {
            var eocdrBuffer = buffer2.subarray(i), diskNumber = eocdrBuffer.readUInt16LE(4), entryCount = eocdrBuffer.readUInt16LE(10), centralDirectoryOffset = eocdrBuffer.readUInt32LE(16), commentLength = eocdrBuffer.readUInt16LE(20), expectedCommentLength = eocdrBuffer.length - eocdrWithoutCommentSize;
            if (commentLength !== expectedCommentLength)
              return callback(new Error("Invalid comment length. Expected: " + expectedCommentLength + ". Found: " + commentLength + ". Are there extra bytes at the end of the file? Or is the end of central dir signature `PK☺☻` in the comment?"));
            var comment = decodeStrings ? decodeBuffer(eocdrBuffer.subarray(22), !1) : eocdrBuffer.subarray(22);
            if (i - zip64EocdlSize >= 0 && buffer2.readUInt32LE(i - zip64EocdlSize) === 117853008) {
              var zip64EocdlBuffer = buffer2.subarray(i - zip64EocdlSize, i - zip64EocdlSize + zip64EocdlSize), zip64EocdrOffset = readUInt64LE(zip64EocdlBuffer, 8), zip64EocdrBuffer = newBuffer(56);
              return readAndAssertNoEof(reader, zip64EocdrBuffer, 0, zip64EocdrBuffer.length, zip64EocdrOffset, function(err2) {
                return err2 ? callback(err2) : zip64EocdrBuffer.readUInt32LE(0) !== 101075792 ? callback(new Error("invalid zip64 end of central directory record signature")) : (diskNumber = zip64EocdrBuffer.readUInt32LE(16), diskNumber !== 0 ? callback(new Error("multi-disk zip files are not supported: found disk number: " + diskNumber)) : (entryCount = readUInt64LE(zip64EocdrBuffer, 32), centralDirectoryOffset = readUInt64LE(zip64EocdrBuffer, 48), callback(null, new ZipFile(reader, centralDirectoryOffset, totalSize, entryCount, comment, options2.autoClose, options2.lazyEntries, decodeStrings, options2.validateEntrySizes, options2.strictFileNames))));
              });
            }
            return diskNumber !== 0 ? callback(new Error("multi-disk zip files are not supported: found disk number: " + diskNumber)) : callback(null, new ZipFile(reader, centralDirectoryOffset, totalSize, entryCount, comment, options2.autoClose, options2.lazyEntries, decodeStrings, options2.validateEntrySizes, options2.strictFileNames));
          }
        callback(new Error("End of central directory record signature not found. Either not a zip file, or file is truncated."));
      });
    }
    util.inherits(ZipFile, EventEmitter);
    function ZipFile(reader, centralDirectoryOffset, fileSize, entryCount, comment, autoClose, lazyEntries, decodeStrings, validateEntrySizes, strictFileNames) {
      var self = this;
      EventEmitter.call(self), self.reader = reader, self.reader.on("error", function(err) {
        emitError(self, err);
      }), self.reader.once("close", function() {
        self.emit("close");
      }), self.readEntryCursor = centralDirectoryOffset, self.fileSize = fileSize, self.entryCount = entryCount, self.comment = comment, self.entriesRead = 0, self.autoClose = !!autoClose, self.lazyEntries = !!lazyEntries, self.decodeStrings = !!decodeStrings, self.validateEntrySizes = !!validateEntrySizes, self.strictFileNames = !!strictFileNames, self.isOpen = !0, self.emittedError = !1, self.hasEachEntryBeenCalled = !1, self.lazyEntries || self._readEntry();
    }
    ZipFile.prototype.close = function() {
      this.isOpen && (this.isOpen = !1, this.reader.unref());
    };
    function emitErrorAndAutoClose(self, err) {
      self.autoClose && self.close(), emitError(self, err);
    }
    function emitError(self, err) {
      self.emittedError || (self.emittedError = !0, self.emit("error", err));
    }
    ZipFile.prototype.readEntry = function() {
      if (!this.lazyEntries) throw new Error("readEntry() called without lazyEntries:true");
      this._readEntry();
    };
    ZipFile.prototype._readEntry = function() {
      var self = this;
      if (self.entryCount === self.entriesRead) {
        setImmediate(function() {
          self.autoClose && self.close(), !self.emittedError && self.emit("end");
        });
        return;
      }
      if (!self.emittedError) {
        var buffer2 = newBuffer(46);
        readAndAssertNoEof(self.reader, buffer2, 0, buffer2.length, self.readEntryCursor, function(err) {
          if (err) return emitErrorAndAutoClose(self, err);
          if (!self.emittedError) {
            var entry = new Entry(), signature = buffer2.readUInt32LE(0);
            if (signature !== 33639248) return emitErrorAndAutoClose(self, new Error("invalid central directory file header signature: 0x" + signature.toString(16)));
            if (entry.versionMadeBy = buffer2.readUInt16LE(4), entry.versionNeededToExtract = buffer2.readUInt16LE(6), entry.generalPurposeBitFlag = buffer2.readUInt16LE(8), entry.compressionMethod = buffer2.readUInt16LE(10), entry.lastModFileTime = buffer2.readUInt16LE(12), entry.lastModFileDate = buffer2.readUInt16LE(14), entry.crc32 = buffer2.readUInt32LE(16), entry.compressedSize = buffer2.readUInt32LE(20), entry.uncompressedSize = buffer2.readUInt32LE(24), entry.fileNameLength = buffer2.readUInt16LE(28), entry.extraFieldLength = buffer2.readUInt16LE(30), entry.fileCommentLength = buffer2.readUInt16LE(32), entry.internalFileAttributes = buffer2.readUInt16LE(36), entry.externalFileAttributes = buffer2.readUInt32LE(38), entry.relativeOffsetOfLocalHeader = buffer2.readUInt32LE(42), entry.generalPurposeBitFlag & 64) return emitErrorAndAutoClose(self, new Error("strong encryption is not supported"));
            self.readEntryCursor += 46, buffer2 = newBuffer(entry.fileNameLength + entry.extraFieldLength + entry.fileCommentLength), readAndAssertNoEof(self.reader, buffer2, 0, buffer2.length, self.readEntryCursor, function(err2) {
              if (err2) return emitErrorAndAutoClose(self, err2);
              if (!self.emittedError) {
                entry.fileNameRaw = buffer2.subarray(0, entry.fileNameLength);
                var fileCommentStart = entry.fileNameLength + entry.extraFieldLength;
                entry.extraFieldRaw = buffer2.subarray(entry.fileNameLength, fileCommentStart), entry.fileCommentRaw = buffer2.subarray(fileCommentStart, fileCommentStart + entry.fileCommentLength);
                try {
                  entry.extraFields = parseExtraFields(entry.extraFieldRaw);
                } catch (err3) {
                  return emitErrorAndAutoClose(self, err3);
                }
                if (self.decodeStrings) {
                  var isUtf8 = (entry.generalPurposeBitFlag & 2048) !== 0;
                  entry.fileComment = decodeBuffer(entry.fileCommentRaw, isUtf8), entry.fileName = getFileNameLowLevel(entry.generalPurposeBitFlag, entry.fileNameRaw, entry.extraFields, self.strictFileNames);
                  var errorMessage = validateFileName(entry.fileName);
                  if (errorMessage != null) return emitErrorAndAutoClose(self, new Error(errorMessage));
                } else
                  entry.fileComment = entry.fileCommentRaw, entry.fileName = entry.fileNameRaw;
                entry.comment = entry.fileComment, self.readEntryCursor += buffer2.length, self.entriesRead += 1;
                for (var i = 0; i < entry.extraFields.length; i++) {
                  var extraField = entry.extraFields[i];
                  if (extraField.id === 1) {
                    var zip64EiefBuffer = extraField.data, index = 0;
                    if (entry.uncompressedSize === 4294967295) {
                      if (index + 8 > zip64EiefBuffer.length)
                        return emitErrorAndAutoClose(self, new Error("zip64 extended information extra field does not include uncompressed size"));
                      entry.uncompressedSize = readUInt64LE(zip64EiefBuffer, index), index += 8;
                    }
                    if (entry.compressedSize === 4294967295) {
                      if (index + 8 > zip64EiefBuffer.length)
                        return emitErrorAndAutoClose(self, new Error("zip64 extended information extra field does not include compressed size"));
                      entry.compressedSize = readUInt64LE(zip64EiefBuffer, index), index += 8;
                    }
                    if (entry.relativeOffsetOfLocalHeader === 4294967295) {
                      if (index + 8 > zip64EiefBuffer.length)
                        return emitErrorAndAutoClose(self, new Error("zip64 extended information extra field does not include relative header offset"));
                      entry.relativeOffsetOfLocalHeader = readUInt64LE(zip64EiefBuffer, index), index += 8;
                    }
                    break;
                  }
                }
                if (self.validateEntrySizes && entry.compressionMethod === 0) {
                  var expectedCompressedSize = entry.uncompressedSize;
                  if (entry.isEncrypted() && (expectedCompressedSize += 12), entry.compressedSize !== expectedCompressedSize) {
                    var msg = "compressed/uncompressed size mismatch for stored file: " + entry.compressedSize + " != " + entry.uncompressedSize;
                    return emitErrorAndAutoClose(self, new Error(msg));
                  }
                }
                self.emit("entry", entry), self.lazyEntries || self._readEntry();
              }
            });
          }
        });
      }
    };
    ZipFile.prototype.eachEntry = function() {
      let self = this;
      if (!self.lazyEntries) throw new Error("eachEntry() requires lazyEntries: true");
      if (self.hasEachEntryBeenCalled) throw new Error("eachEntry() must only be called once per ZipFile");
      self.hasEachEntryBeenCalled = !0;
      let pendingResolveReject = null;
      self.on("entry", onEntry), self.on("end", onEnd), self.on("error", onError);
      function cleanup() {
        self.removeListener("entry", onEntry), self.removeListener("end", onEnd), self.removeListener("error", onError), self.autoClose && self.close();
      }
      function onEntry(entry) {
        let { resolve: resolve4 } = pendingResolveReject;
        pendingResolveReject = null, resolve4({ value: entry });
      }
      function onEnd() {
        let { resolve: resolve4 } = pendingResolveReject;
        pendingResolveReject = null, cleanup(), resolve4({ done: !0 });
      }
      function onError(err) {
        let { reject } = pendingResolveReject;
        pendingResolveReject = null, cleanup(), reject(err);
      }
      return {
        [Symbol.asyncIterator]() {
          return this;
        },
        next() {
          let promise = new Promise((resolve4, reject) => {
            if (pendingResolveReject != null) throw new Error("next() called before previous Promise was resolved.");
            pendingResolveReject = { resolve: resolve4, reject };
          });
          return self.readEntry(), promise;
        },
        return(value) {
          return cleanup(), Promise.resolve({ done: !0, value });
        },
        throw(value) {
          return cleanup(), Promise.reject(value);
        }
      };
    };
    ZipFile.prototype.openReadStream = function(entry, options2, callback) {
      var self = this, relativeStart = 0, relativeEnd = entry.compressedSize;
      if (callback == null && (callback = options2, options2 = null), options2 == null)
        options2 = {};
      else {
        if (options2.decodeFileData === !1) {
          if (options2.decrypt != null)
            throw new Error("cannot use options.decrypt when options.decodeFileData === false");
          if (options2.decompress != null)
            throw new Error("cannot use options.decompress when options.decodeFileData === false");
        } else {
          if (options2.decrypt != null) {
            if (!entry.isEncrypted())
              throw new Error("options.decrypt can only be specified for encrypted entries. See also option decodeFileData.");
            if (options2.decrypt !== !1) throw new Error("invalid options.decrypt value: " + options2.decrypt);
            if (entry.isCompressed() && options2.decompress !== !1)
              throw new Error("entry is encrypted and compressed, and options.decompress !== false. See also option decodeFileData.");
          }
          if (options2.decompress != null) {
            if (!entry.isCompressed())
              throw new Error("options.decompress can only be specified for compressed entries. See also option decodeFileData.");
            if (!(options2.decompress === !1 || options2.decompress === !0))
              throw new Error("invalid options.decompress value: " + options2.decompress);
            decompress = options2.decompress;
          }
        }
        if (options2.start != null) {
          if (relativeStart = options2.start, relativeStart < 0) throw new Error("options.start < 0");
          if (relativeStart > entry.compressedSize) throw new Error("options.start > entry.compressedSize");
        }
        if (options2.end != null) {
          if (relativeEnd = options2.end, relativeEnd < 0) throw new Error("options.end < 0");
          if (relativeEnd > entry.compressedSize) throw new Error("options.end > entry.compressedSize");
          if (relativeEnd < relativeStart) throw new Error("options.end < options.start");
        }
      }
      var rawMode = options2.decodeFileData === !1 || // Explicitly requested raw.
      (entry.compressionMethod === 0 || // Naturally without compression.
      entry.compressionMethod === 8 && options2.decompress === !1) && (!entry.isEncrypted() || // Naturally without encryption.
      options2.decrypt === !1);
      if ((options2.start != null || options2.end != null) && !rawMode)
        throw new Error("start/end range require options.decodeFileData === false for non-trivial encoded entries.");
      if (!self.isOpen) return callback(new Error("closed"));
      if (entry.isEncrypted() && !rawMode && options2.decrypt !== !1)
        return callback(new Error("entry is encrypted, and options.decodeFileData !== false"));
      var decompress;
      if (rawMode)
        decompress = !1;
      else if (entry.compressionMethod === 8)
        decompress = options2.decodeFileData !== !0;
      else
        return callback(new Error("unsupported compression method: " + entry.compressionMethod));
      self.readLocalFileHeader(entry, { minimal: !0 }, function(err, localFileHeader) {
        if (err) return callback(err);
        self.openReadStreamLowLevel(
          localFileHeader.fileDataStart,
          entry.compressedSize,
          relativeStart,
          relativeEnd,
          decompress,
          entry.uncompressedSize,
          callback
        );
      });
    };
    ZipFile.prototype.openReadStreamLowLevel = function(fileDataStart, compressedSize, relativeStart, relativeEnd, decompress, uncompressedSize, callback) {
      var self = this, fileDataEnd = fileDataStart + compressedSize, readStream = self.reader.createReadStream({
        start: fileDataStart + relativeStart,
        end: fileDataStart + relativeEnd
      }), endpointStream = readStream;
      if (decompress) {
        var destroyed = !1, inflateFilter = zlib2.createInflateRaw();
        readStream.on("error", function(err) {
          setImmediate(function() {
            destroyed || inflateFilter.emit("error", err);
          });
        }), readStream.pipe(inflateFilter), self.validateEntrySizes ? (endpointStream = new AssertByteCountStream(uncompressedSize), inflateFilter.on("error", function(err) {
          setImmediate(function() {
            destroyed || endpointStream.emit("error", err);
          });
        }), inflateFilter.pipe(endpointStream)) : endpointStream = inflateFilter, installDestroyFn(endpointStream, function() {
          destroyed = !0, inflateFilter !== endpointStream && inflateFilter.unpipe(endpointStream), readStream.unpipe(inflateFilter), readStream.destroy();
        });
      }
      callback(null, endpointStream);
    };
    ZipFile.prototype.readLocalFileHeader = function(entry, options2, callback) {
      var self = this;
      callback == null && (callback = options2, options2 = null), options2 == null && (options2 = {}), self.reader.ref();
      var buffer2 = newBuffer(30);
      readAndAssertNoEof(self.reader, buffer2, 0, buffer2.length, entry.relativeOffsetOfLocalHeader, function(err) {
        try {
          if (err) return callback(err);
          var signature = buffer2.readUInt32LE(0);
          if (signature !== 67324752)
            return callback(new Error("invalid local file header signature: 0x" + signature.toString(16)));
          var fileNameLength = buffer2.readUInt16LE(26), extraFieldLength = buffer2.readUInt16LE(28), fileDataStart = entry.relativeOffsetOfLocalHeader + 30 + fileNameLength + extraFieldLength;
          if (fileDataStart + entry.compressedSize > self.fileSize)
            return callback(new Error("file data overflows file bounds: " + fileDataStart + " + " + entry.compressedSize + " > " + self.fileSize));
          if (options2.minimal)
            return callback(null, { fileDataStart });
          var localFileHeader = new LocalFileHeader();
          localFileHeader.fileDataStart = fileDataStart, localFileHeader.versionNeededToExtract = buffer2.readUInt16LE(4), localFileHeader.generalPurposeBitFlag = buffer2.readUInt16LE(6), localFileHeader.compressionMethod = buffer2.readUInt16LE(8), localFileHeader.lastModFileTime = buffer2.readUInt16LE(10), localFileHeader.lastModFileDate = buffer2.readUInt16LE(12), localFileHeader.crc32 = buffer2.readUInt32LE(14), localFileHeader.compressedSize = buffer2.readUInt32LE(18), localFileHeader.uncompressedSize = buffer2.readUInt32LE(22), localFileHeader.fileNameLength = fileNameLength, localFileHeader.extraFieldLength = extraFieldLength, buffer2 = newBuffer(fileNameLength + extraFieldLength), self.reader.ref(), readAndAssertNoEof(self.reader, buffer2, 0, buffer2.length, entry.relativeOffsetOfLocalHeader + 30, function(err2) {
            try {
              return err2 ? callback(err2) : (localFileHeader.fileName = buffer2.subarray(0, fileNameLength), localFileHeader.extraField = buffer2.subarray(fileNameLength), callback(null, localFileHeader));
            } finally {
              self.reader.unref();
            }
          });
        } finally {
          self.reader.unref();
        }
      });
    };
    ZipFile.prototype.openReadStreamPromise = function(entry, options2) {
      return new Promise((resolve4, reject) => {
        this.openReadStream(entry, options2, function(err, readStream) {
          if (err) return reject(err);
          resolve4(readStream);
        });
      });
    };
    ZipFile.prototype.openReadStreamLowLevelPromise = function(fileDataStart, compressedSize, relativeStart, relativeEnd, decompress, uncompressedSize) {
      return new Promise((resolve4, reject) => {
        this.openReadStream(fileDataStart, compressedSize, relativeStart, relativeEnd, decompress, uncompressedSize, function(err, readStream) {
          if (err) return reject(err);
          resolve4(readStream);
        });
      });
    };
    ZipFile.prototype.readLocalFileHeaderPromise = function(entry, options2) {
      return new Promise((resolve4, reject) => {
        this.readLocalFileHeader(entry, options2, function(err, localFileHeader) {
          if (err) return reject(err);
          resolve4(localFileHeader);
        });
      });
    };
    function Entry() {
    }
    Entry.prototype.getLastModDate = function(options2) {
      if (options2 == null && (options2 = {}), !options2.forceDosFormat)
        for (var i = 0; i < this.extraFields.length; i++) {
          var extraField = this.extraFields[i];
          if (extraField.id === 21589) {
            var data = extraField.data;
            if (data.length < 5) continue;
            var flags = data[0], HAS_MTIME = 1;
            if (!(flags & HAS_MTIME)) continue;
            var posixTimestamp = data.readInt32LE(1);
            return new Date(posixTimestamp * 1e3);
          } else if (extraField.id === 10) {
            var data = extraField.data;
            if (data.length !== 32 || data.readUInt16LE(4) !== 1 || data.readUInt16LE(6) !== 24) continue;
            var hundredNanoSecondsSince1601 = data.readUInt32LE(8) + 4294967296 * data.readInt32LE(12), millisecondsSince1970 = hundredNanoSecondsSince1601 / 1e4 - 116444736e5;
            return new Date(millisecondsSince1970);
          }
        }
      return dosDateTimeToDate(this.lastModFileDate, this.lastModFileTime, options2.timezone);
    };
    Entry.prototype.canDecodeFileData = function() {
      return !this.isEncrypted() && (this.compressionMethod === 0 || this.compressionMethod === 8);
    };
    Entry.prototype.isEncrypted = function() {
      return (this.generalPurposeBitFlag & 1) !== 0;
    };
    Entry.prototype.isCompressed = function() {
      return this.compressionMethod === 8;
    };
    function LocalFileHeader() {
    }
    function dosDateTimeToDate(date, time, timezone) {
      var day = date & 31, month = (date >> 5 & 15) - 1, year = (date >> 9 & 127) + 1980, millisecond = 0, second = (time & 31) * 2, minute = time >> 5 & 63, hour = time >> 11 & 31;
      if (timezone == null || timezone === "local")
        return new Date(year, month, day, hour, minute, second, millisecond);
      if (timezone === "UTC")
        return new Date(Date.UTC(year, month, day, hour, minute, second, millisecond));
      throw new Error("unrecognized options.timezone: " + options.timezone);
    }
    function getFileNameLowLevel(generalPurposeBitFlag, fileNameBuffer, extraFields, strictFileNames) {
      for (var fileName = null, i = 0; i < extraFields.length; i++) {
        var extraField = extraFields[i];
        if (extraField.id === 28789) {
          if (extraField.data.length < 6 || extraField.data.readUInt8(0) !== 1)
            continue;
          var oldNameCrc32 = extraField.data.readUInt32LE(1);
          if (crc322(fileNameBuffer) !== oldNameCrc32)
            continue;
          fileName = decodeBuffer(extraField.data.subarray(5), !0);
          break;
        }
      }
      if (fileName == null) {
        var isUtf8 = (generalPurposeBitFlag & 2048) !== 0;
        fileName = decodeBuffer(fileNameBuffer, isUtf8);
      }
      return strictFileNames || (fileName = fileName.replace(/\\/g, "/")), fileName;
    }
    function validateFileName(fileName) {
      return fileName.indexOf("\\") !== -1 ? "invalid characters in fileName: " + fileName : /^[a-zA-Z]:/.test(fileName) || /^\//.test(fileName) ? "absolute path: " + fileName : fileName.split("/").indexOf("..") !== -1 ? "invalid relative path: " + fileName : null;
    }
    function parseExtraFields(extraFieldBuffer) {
      for (var extraFields = [], i = 0; i < extraFieldBuffer.length - 3; ) {
        var headerId = extraFieldBuffer.readUInt16LE(i + 0), dataSize = extraFieldBuffer.readUInt16LE(i + 2), dataStart = i + 4, dataEnd = dataStart + dataSize;
        if (dataEnd > extraFieldBuffer.length) throw new Error("extra field length exceeds extra field buffer size");
        var dataBuffer = extraFieldBuffer.subarray(dataStart, dataEnd);
        extraFields.push({
          id: headerId,
          data: dataBuffer
        }), i = dataEnd;
      }
      return extraFields;
    }
    function readAndAssertNoEof(reader, buffer2, offset, length, position, callback) {
      if (length === 0)
        return setImmediate(function() {
          callback(null, newBuffer(0));
        });
      reader.read(buffer2, offset, length, position, function(err, bytesRead) {
        if (err) return callback(err);
        if (bytesRead < length)
          return callback(new Error("unexpected EOF"));
        callback();
      });
    }
    util.inherits(AssertByteCountStream, Transform);
    function AssertByteCountStream(byteCount) {
      Transform.call(this), this.actualByteCount = 0, this.expectedByteCount = byteCount;
    }
    AssertByteCountStream.prototype._transform = function(chunk, encoding, cb) {
      if (this.actualByteCount += chunk.length, this.actualByteCount > this.expectedByteCount) {
        var msg = "too many bytes in the stream. expected " + this.expectedByteCount + ". got at least " + this.actualByteCount;
        return cb(new Error(msg));
      }
      cb(null, chunk);
    };
    AssertByteCountStream.prototype._flush = function(cb) {
      if (this.actualByteCount < this.expectedByteCount) {
        var msg = "not enough bytes in the stream. expected " + this.expectedByteCount + ". got only " + this.actualByteCount;
        return cb(new Error(msg));
      }
      cb();
    };
    util.inherits(RandomAccessReader2, EventEmitter);
    function RandomAccessReader2() {
      EventEmitter.call(this), this.refCount = 0;
    }
    RandomAccessReader2.prototype.ref = function() {
      this.refCount += 1;
    };
    RandomAccessReader2.prototype.unref = function() {
      var self = this;
      if (self.refCount -= 1, self.refCount > 0) return;
      if (self.refCount < 0) throw new Error("invalid unref");
      self.close(onCloseDone);
      function onCloseDone(err) {
        if (err) return self.emit("error", err);
        self.emit("close");
      }
    };
    RandomAccessReader2.prototype.createReadStream = function(options2) {
      options2 == null && (options2 = {});
      var start2 = options2.start, end = options2.end;
      if (start2 === end) {
        var emptyStream = new PassThrough();
        return setImmediate(function() {
          emptyStream.end();
        }), emptyStream;
      }
      var stream = this._readStreamForRange(start2, end), destroyed = !1, refUnrefFilter = new RefUnrefFilter(this);
      stream.on("error", function(err) {
        setImmediate(function() {
          destroyed || refUnrefFilter.emit("error", err);
        });
      }), installDestroyFn(refUnrefFilter, function() {
        stream.unpipe(refUnrefFilter), refUnrefFilter.unref(), stream.destroy();
      });
      var byteCounter = new AssertByteCountStream(end - start2);
      return refUnrefFilter.on("error", function(err) {
        setImmediate(function() {
          destroyed || byteCounter.emit("error", err);
        });
      }), installDestroyFn(byteCounter, function() {
        destroyed = !0, refUnrefFilter.unpipe(byteCounter), refUnrefFilter.destroy();
      }), stream.pipe(refUnrefFilter).pipe(byteCounter);
    };
    RandomAccessReader2.prototype._readStreamForRange = function(start2, end) {
      throw new Error("not implemented");
    };
    RandomAccessReader2.prototype.read = function(buffer2, offset, length, position, callback) {
      var readStream = this.createReadStream({ start: position, end: position + length }), writeStream = new Writable(), written = 0;
      writeStream._write = function(chunk, encoding, cb) {
        chunk.copy(buffer2, offset + written, 0, chunk.length), written += chunk.length, cb();
      }, writeStream.on("finish", callback), readStream.on("error", function(error) {
        callback(error);
      }), readStream.pipe(writeStream);
    };
    RandomAccessReader2.prototype.close = function(callback) {
      setImmediate(callback);
    };
    util.inherits(RefUnrefFilter, PassThrough);
    function RefUnrefFilter(context) {
      PassThrough.call(this), this.context = context, this.context.ref(), this.unreffedYet = !1;
    }
    RefUnrefFilter.prototype._flush = function(cb) {
      this.unref(), cb();
    };
    RefUnrefFilter.prototype.unref = function(cb) {
      this.unreffedYet || (this.unreffedYet = !0, this.context.unref());
    };
    var cp437 = "\0☺☻♥♦♣♠•◘○◙♂♀♪♫☼►◄↕‼¶§▬↨↑↓→←∟↔▲▼ !\"#$%&'()*+,-./0123456789:;<=>?@ABCDEFGHIJKLMNOPQRSTUVWXYZ[\\]^_`abcdefghijklmnopqrstuvwxyz{|}~⌂ÇüéâäàåçêëèïîìÄÅÉæÆôöòûùÿÖÜ¢£¥₧ƒáíóúñÑªº¿⌐¬½¼¡«»░▒▓│┤╡╢╖╕╣║╗╝╜╛┐└┴┬├─┼╞╟╚╔╩╦╠═╬╧╨╤╥╙╘╒╓╫╪┘┌█▄▌▐▀αßΓπΣσµτΦΘΩδ∞φε∩≡±≥≤⌠⌡÷≈°∙·√ⁿ²■ ";
    function decodeBuffer(buffer2, isUtf8) {
      if (isUtf8)
        return buffer2.toString("utf8");
      for (var result = "", i = 0; i < buffer2.length; i++)
        result += cp437[buffer2[i]];
      return result;
    }
    function readUInt64LE(buffer2, offset) {
      var lower32 = buffer2.readUInt32LE(offset), upper32 = buffer2.readUInt32LE(offset + 4);
      return upper32 * 4294967296 + lower32;
    }
    var newBuffer;
    typeof Buffer.allocUnsafe == "function" ? newBuffer = function(len) {
      return Buffer.allocUnsafe(len);
    } : newBuffer = function(len) {
      return new Buffer(len);
    };
    function installDestroyFn(stream, fn) {
      typeof stream.destroy == "function" ? stream._destroy = function(err, cb) {
        fn(), cb?.(err);
      } : stream.destroy = fn;
    }
    function defaultCallback(err) {
      if (err) throw err;
    }
  }
});

// src/needs-node.ts
Number.parseInt(process.versions.node, 10) < 20 && (process.stderr.write(
  `eb-health-hooks needs Node.js 20 or newer, and this is ${process.version}: install a newer one, or put it first on the PATH.
`
), process.exit(2));

// src/cli/main.ts
var import_node_path12 = require("node:path");

// node_modules/commander/esm.mjs
var import_index = __toESM(require_commander(), 1), {
  program,
  createCommand,
  createArgument,
  createOption,
  CommanderError,
  InvalidArgumentError,
  InvalidOptionArgumentError,
  // deprecated old name
  Command,
  Argument,
  Option,
  Help
} = import_index.default;

// src/errors.ts
var HookError = class extends Error {
  name = "HookError";
  severity;
  remedy;
  constructor(severity, message2, options2 = {}) {
    super(message2, options2), this.severity = severity, this.remedy = options2.remedy ?? [];
  }
};
function errorCodeOf(error) {
  if (!(!(error instanceof Error) || !("code" in error)))
    return typeof error.code == "string" ? error.code : void 0;
}
function describeError(error) {
  if (!(error instanceof Error)) return String(error);
  let text2 = error.message || errorCodeOf(error) || "no message";
  return error.name === "Error" || error.name === "HookError" ? text2 : `${error.name}: ${text2}`;
}
function orElse(otherwise, look) {
  try {
    return look();
  } catch {
    return otherwise;
  }
}

// src/version.ts
var VERSION = "0.2.0";

// src/cli/bundle/eb-config.ts
var import_promises = require("node:fs/promises"), import_node_path = require("node:path"), import_yaml = __toESM(require_dist(), 1);

// src/cli/cli-error.ts
var EXIT = {
  fine: 0,
  findings: 1,
  unable: 2
}, Stop = class extends Error {
  name = "Stop";
  exitCode;
  constructor(message2, exitCode = EXIT.unable, options2 = {}) {
    super(message2, options2), this.exitCode = exitCode;
  }
};

// src/cli/bundle/read-file.ts
var import_node_fs = require("node:fs");
var MAX_FILE_BYTES = 4 * 1024 * 1024, MAX_TOTAL_BYTES = 64 * 1024 * 1024;
function readWholeFile(path) {
  try {
    let facts = (0, import_node_fs.statSync)(path);
    if (!facts.isFile()) throw new Stop(`${path} is no file, so it cannot be read: move it away.`);
    return refuseLarge(path, facts.size), (0, import_node_fs.readFileSync)(path);
  } catch (cause) {
    let code = errorCodeOf(cause);
    if (code === "ENOENT" || code === "ENOTDIR") return;
    throw cause instanceof Stop ? cause : unreadablePath(path, cause);
  }
}
function refuseLarge(path, bytes) {
  if (!(bytes <= MAX_FILE_BYTES))
    throw new Stop(
      `${path} has ${Math.round(bytes / 1024 / 1024)} MiB, which is too large for what it should be: it was not read.`
    );
}
var Allowance = class {
  #left = MAX_TOTAL_BYTES;
  take(bytes) {
    if (this.#left -= bytes, this.#left < 0)
      throw new Stop("the bundle has more than 64 MiB of hooks and settings: it was not read to the end.");
  }
};
function unreadablePath(path, cause) {
  let code = errorCodeOf(cause);
  return code === void 0 ? cause : new Stop(
    `${path} cannot be read (${code}): let this account read it, or name another folder.`,
    void 0,
    {
      cause
    }
  );
}

// src/cli/bundle/yaml-depth.ts
function requireShallow(text2) {
  let depth = 0;
  for (let [bracket] of text2.matchAll(/[[\]{}]/g))
    if (depth = Math.max(0, depth + (bracket === "[" || bracket === "{" ? 1 : -1)), depth > 500) throw new Error("its values are nested more than 500 deep");
  if (/(?:[-?:][ \t]+){500}/.test(text2)) throw new Error("its values are nested more than 500 deep");
}

// src/cli/bundle/eb-config.ts
async function findProject(from) {
  for (let at = from; ; at = (0, import_node_path.dirname)(at)) {
    if (await isFile((0, import_node_path.join)(at, ".elasticbeanstalk/config.yml"))) return at;
    if ((0, import_node_path.dirname)(at) === at) return from;
  }
}
async function readEbConfig(folder) {
  let [shared, local] = await Promise.all(
    ["config.global.yml", "config.yml"].map((name) => readYaml((0, import_node_path.join)(folder, ".elasticbeanstalk", name)))
  );
  if (!shared && !local) return;
  let value = (section, key) => textOf(local?.[section]?.[key]) ?? textOf(shared?.[section]?.[key]);
  return {
    artifact: value("deploy", "artifact"),
    usesGit: value("global", "sc") !== void 0,
    application: value("global", "application_name"),
    region: value("global", "default_region"),
    profile: value("global", "profile"),
    platform: value("global", "default_platform"),
    environmentOf: (branch) => environmentIn(local, branch) ?? environmentIn(shared, branch)
  };
}
function environmentIn(sections, branch) {
  let defaults = sections?.["branch-defaults"]?.[branch];
  if (!(typeof defaults != "object" || defaults === null))
    return "environment" in defaults ? textOf(defaults.environment) : void 0;
}
async function readYaml(file) {
  try {
    let bytes = readWholeFile(file);
    if (bytes === void 0) return;
    let text2 = bytes.toString();
    requireShallow(text2);
    let sections = (0, import_yaml.parse)(text2);
    return typeof sections == "object" && sections !== null ? sections : {};
  } catch (error) {
    if (error instanceof Stop) throw error;
    let reason = describeError(error).split(`
`)[0]?.replace(/:$/, "");
    throw new Stop(`${file} cannot be read (${reason}), and the EB CLI could not either: correct it.`);
  }
}
function textOf(value) {
  return typeof value == "string" && value !== "" ? value : void 0;
}
async function isFile(path) {
  return (0, import_promises.stat)(path).then(
    (facts) => facts.isFile(),
    () => !1
  );
}

// src/cli/bundle/our-platform.ts
var import_promises2 = require("node:fs/promises"), import_node_path2 = require("node:path");

// src/cli/bundle/our-files.ts
var HOOK_FOLDERS = /^\.platform\/(?:config)?hooks\//, OUR_PLACES = /^\.platform\/(?:eb-health-hooks\/|THIRD_PARTY_NOTICES$)/;
function isInHookFolder(path) {
  return HOOK_FOLDERS.test(path);
}
function mayBeOurs(path) {
  return isInHookFolder(path) || OUR_PLACES.test(path);
}
function ourFile(path, text2) {
  return { path, text: text2, isHook: isInHookFolder(path) };
}
function plainText(text2) {
  return text2.replace(/^\uFEFF/, "").replaceAll(`\r
`, `
`);
}
function versionOf(text2) {
  let head = plainText(text2.slice(0, 400)), hook = /^#![^\n]*\n(?:":" \/\*|#) eb-health-hooks (\d[\w.+-]*), built by build\.mjs/.exec(head), notices = /^eb-health-hooks (\d[\w.+-]*) is under the Apache License/.exec(head);
  return (hook ?? notices)?.[1];
}

// src/cli/bundle/our-platform.ts
async function readOurPlatform(packageFolder) {
  let platform = (0, import_node_path2.join)(packageFolder, ".platform"), files = [];
  for (let path of (await (0, import_promises2.readdir)(platform, { recursive: !0 })).sort()) {
    let file = (0, import_node_path2.join)(platform, path);
    (await (0, import_promises2.stat)(file)).isFile() && files.push(ourFile(`.platform/${path.replaceAll("\\", "/")}`, await (0, import_promises2.readFile)(file, "utf8")));
  }
  return files;
}

// src/cli/bundle/temporary.ts
var import_node_fs2 = require("node:fs"), import_node_os = require("node:os"), import_node_path3 = require("node:path");
var folders = /* @__PURE__ */ new Set();
function removeTemporaryFolders() {
  for (let folder of folders) (0, import_node_fs2.rmSync)(folder, { recursive: !0, force: !0 });
}
function temporaryFolderOf(what) {
  try {
    let folder = (0, import_node_fs2.mkdtempSync)((0, import_node_path3.join)((0, import_node_os.tmpdir)(), `eb-health-hooks-${what}-`));
    return folders.add(folder), folder;
  } catch (cause) {
    let code = errorCodeOf(cause);
    throw code === void 0 ? cause : new Stop(
      `there can be no temporary folder in ${(0, import_node_os.tmpdir)()} (${code}): name another in TMPDIR.`,
      void 0,
      {
        cause
      }
    );
  }
}

// src/cli/check/check.ts
var import_promises7 = require("node:fs/promises"), import_node_path10 = require("node:path");

// src/json.ts
function toJson(value) {
  return JSON.stringify(value, null, 2).replace(
    /[\u007f-\u009f\u2028\u2029\p{Cf}]/gu,
    (character) => character.split("").map((unit) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, "0")}`).join("")
  );
}

// src/words.ts
var UNPRINTABLE = /[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]/gu;
function shellWord(text2) {
  return /^[\w./:=,@%+-]+$/.test(text2) ? text2 : `'${text2.replaceAll("'", "'\\''")}'`;
}
function countHosts(count2) {
  return count2 === 1 ? "1 host" : `${count2} hosts`;
}
function lowerFirst(text2) {
  return text2.slice(0, 1).toLowerCase() + text2.slice(1);
}

// src/cli/bundle/eb-deploy.ts
var import_promises6 = require("node:fs/promises"), import_node_path7 = require("node:path"), import_node_stream2 = require("node:stream");

// src/cli/bundle/git.ts
var import_node_child_process = require("node:child_process"), import_promises3 = require("node:fs/promises"), import_node_path4 = require("node:path"), import_node_util = require("node:util");
var execute = (0, import_node_util.promisify)(import_node_child_process.execFile), Git = class _Git {
  folder;
  #runsPrograms = [];
  constructor(folder) {
    this.folder = folder;
  }
  static async find(folder) {
    if (!await isBelowRepository(folder)) return;
    let git = new _Git(folder), { code, output, errors } = await git.#try(["rev-parse", "--is-inside-work-tree"]);
    if (code === 0 && output.trim() === "true") {
      let names = list(await git.#execute(["config", "--list", "--name-only", "-z"]));
      return git.#runsPrograms = [...new Set(names)].filter((name) => RUNS_A_PROGRAM.test(name)), git;
    }
    throw new Stop(`git cannot work in ${folder} (${reasonIn(errors)}): fix that first.`);
  }
  async hasCommit() {
    return (await this.#try(["rev-parse", "--verify", "--quiet", "HEAD"])).code === 0;
  }
  async shortCommit() {
    return (await this.#execute(["rev-parse", "--short", "HEAD"])).trim();
  }
  async archive(zip, what) {
    if (this.#runsPrograms.includes("tar.zip.command"))
      throw new Stop(
        `git's setting tar.zip.command would have a program pack the bundle of ${this.folder}: take it out first.`
      );
    let pack = ["archive", "--format=zip", "-0", "-o", zip];
    if (what === "HEAD") return void await this.#execute([...pack, what]);
    let objects = (await this.#execute(["rev-parse", "--path-format=absolute", "--git-path", "objects"])).trim(), own = { GIT_OBJECT_DIRECTORY: what.treeOfStagedIn, GIT_ALTERNATE_OBJECT_DIRECTORIES: objects }, tree = (await this.#execute(["write-tree"], own)).trim();
    await this.#execute([...pack, tree], own);
  }
  async changed(than) {
    let against = than === "HEAD" ? ["HEAD"] : [], diff = ["diff", "--name-only", "-z", "--relative", ...NO_PROGRAMS_OF_DIFF, ...against];
    return [...list(await this.#execute(diff)), ...await this.#unknown()];
  }
  async #unknown() {
    return list(await this.#execute(["ls-files", "-z", "--others", "--exclude-standard"]));
  }
  async uncommitted() {
    return await this.hasCommit() ? this.changed("HEAD") : [...await this.tracked(["."]), ...await this.#unknown()];
  }
  async hasUncommittedTracked(path) {
    let status = ["status", "--porcelain", "--untracked-files=no", "--ignore-submodules=all"];
    return await this.#execute([...status, "--", path]) !== "";
  }
  async currentBranch() {
    let { code, output } = await this.#try(["symbolic-ref", "--quiet", "--short", "HEAD"]);
    return code === 0 ? output.trim() : void 0;
  }
  async tracked(paths) {
    return list(await this.#execute(["ls-files", "-z", "--", ...paths]));
  }
  async isCommitted(path) {
    return (await this.#try(["cat-file", "-e", `HEAD:./${path}`])).code === 0;
  }
  async ignoringRule(path) {
    let { output } = await this.#try(["check-ignore", "-v", "--no-index", "--", path]), [, source, line, pattern] = /^(.+?):(\d+):(.+)\t/.exec(output) ?? [];
    return pattern === void 0 || pattern.startsWith("!") ? void 0 : `${source} line ${line} (${pattern})`;
  }
  async unstageNew(paths) {
    let staged = await this.tracked(paths), committed = await Promise.all(staged.map((path) => this.isCommitted(path))), added = staged.filter((_, index) => !committed[index]);
    added.length > 0 && await this.#execute(["rm", "-q", "--cached", "--", ...added]);
  }
  async #execute(args, env = {}) {
    let { code, output, errors } = await this.#try(args, env);
    if (code === 0) return output;
    throw new Stop(`git ${args[0]} failed in ${this.folder} (${reasonIn(errors)}): fix that first.`);
  }
  #off() {
    let off = [...QUIET, ...this.#runsPrograms.map((name) => [name, ""])], pairs2 = off.flatMap(([name, value], index) => [
      [`GIT_CONFIG_KEY_${index}`, name],
      [`GIT_CONFIG_VALUE_${index}`, value]
    ]);
    return { GIT_CONFIG_COUNT: String(off.length), ...Object.fromEntries(pairs2) };
  }
  async #try(args, env = {}) {
    try {
      let options2 = { maxBuffer: 67108864, env: { ...process.env, ...ENVIRONMENT, ...this.#off(), ...env } }, command = ["--no-optional-locks", "-C", this.folder, ...args], { stdout, stderr } = await execute("git", command, options2);
      return { code: 0, output: stdout, errors: stderr };
    } catch (error) {
      let { code, signal, stdout, stderr } = error;
      if ((signal === "SIGHUP" || signal === "SIGINT" || signal === "SIGTERM") && process.emit(signal, signal), typeof code == "number") return { code, output: stdout ?? "", errors: stderr ?? "" };
      throw code === "ERR_CHILD_PROCESS_STDIO_MAXBUFFER" ? new Stop(`git ${args[0]} says more than 64 MiB in ${this.folder}: it was not looked at.`) : signal ? new Stop(`git ${args[0]} was ended by ${signal} in ${this.folder}: run this again.`) : errorCodeOf(error) !== "ENOENT" ? error : new Stop(`${this.folder} is in a git repository, but there is no git program: install git.`);
    }
  }
}, ENVIRONMENT = {
  LC_ALL: "C",
  GIT_ALLOW_PROTOCOL: "none",
  GIT_NO_LAZY_FETCH: "1",
  GIT_TERMINAL_PROMPT: "0"
}, QUIET = [
  ["core.fsmonitor", "false"],
  ["core.hooksPath", "/dev/null"],
  ["core.untrackedCache", "false"]
], NO_PROGRAMS_OF_DIFF = ["--no-ext-diff", "--no-textconv", "--ignore-submodules=all"], RUNS_A_PROGRAM = /^filter\..*\.(?:clean|smudge|process|required)$|^tar\..*\.command$|^diff\.(?:external|.*\.(?:command|textconv))$/i;
async function isBelowRepository(folder) {
  for (let at = folder; ; at = (0, import_node_path4.dirname)(at)) {
    if (await exists((0, import_node_path4.join)(at, ".git"))) return !0;
    if ((0, import_node_path4.dirname)(at) === at) return !1;
  }
}
async function exists(path) {
  return (0, import_promises3.stat)(path).then(
    () => !0,
    () => !1
  );
}
function list(output) {
  return output.split("\0").filter((path) => path !== "");
}
function reasonIn(text2) {
  let lines = text2.split(`
`).map((line) => line.trim()), fatal = lines.findIndex((line) => /^(fatal|error):/.test(line));
  return lines.slice(Math.max(0, fatal)).filter((line) => line !== "").slice(0, 3).join(" ");
}

// src/cli/bundle/left-out.ts
var import_node_path5 = require("node:path");

// src/cli/bundle/ebignore.ts
var import_ignore = __toESM(require_ignore(), 1);
function parseEbignore(text2) {
  let rules = text2.split(/\r?\n/).flatMap((line, index) => {
    let negates = line.startsWith("!"), pattern = negates ? line.slice(1) : line;
    return line.trim() === "" || line.startsWith("#") ? [] : [{ number: index + 1, negates, pattern }];
  }), groups = [];
  for (let first = 0; first < rules.length; first += GROUP) {
    let members = rules.slice(first, first + GROUP).reverse();
    groups.unshift({
      any: matcher(members.map(({ pattern }) => pattern)),
      members: members.map((rule) => ({ ...rule, matches: matcher([rule.pattern]) }))
    });
  }
  return (path) => {
    if (path === ".ebignore") return 0;
    for (let { any, members } of groups) {
      let last = any(path) ? members.find(({ matches }) => matches(path)) : void 0;
      if (last) return last.negates ? void 0 : last.number;
    }
  };
}
var GROUP = 16, REMEMBERED = 500;
function matcher(patterns) {
  let make = () => (0, import_ignore.default)({ ignorecase: !1 }).add([...patterns]), left = 0, current = make();
  return (path) => (left -= 1, left < 0 && (left = REMEMBERED, current = make()), current.ignores(path));
}

// src/cli/bundle/left-out.ts
async function readEbignore(folder) {
  let text2 = readWholeFile((0, import_node_path5.join)(folder, ".ebignore"))?.toString();
  if (text2 === void 0) return;
  let lineThatLeavesOut = parseEbignore(text2);
  return (path) => {
    let line = lineThatLeavesOut(path);
    if (line !== void 0)
      return {
        why: `left out by .ebignore line ${line}`,
        remedy: `Take that line out of .ebignore, or add below it: !/${path}`
      };
  };
}
async function ignoredByGit(git, path) {
  let rule = await git.ignoringRule(path);
  if (rule !== void 0)
    return {
      why: `left out of git by ${rule}`,
      remedy: `Take that rule back with the line !/${path}, or commit it all the same: git add --force ${shellWord(path)}`
    };
}

// src/cli/bundle/working-tree.ts
var import_node_fs3 = require("node:fs"), import_promises4 = require("node:fs/promises"), import_node_path6 = require("node:path");
async function openWorkingTree(folder, isLeftOut, skip = []) {
  let files = /* @__PURE__ */ new Map(), collect = async (below) => {
    let entries2 = await (0, import_promises4.readdir)((0, import_node_path6.join)(folder, below), { withFileTypes: !0 }).catch((cause) => {
      throw unreadablePath((0, import_node_path6.join)(folder, below), cause);
    });
    for (let entry of entries2) {
      let path = below === "" ? entry.name : `${below}/${entry.name}`;
      if (entry.isDirectory()) {
        !path.includes(".elasticbeanstalk") && !skip.includes(entry.name) && await collect(path);
        continue;
      }
      if (path.endsWith("~") || isLeftOut(path) || !entry.isFile() && !entry.isSymbolicLink()) continue;
      let facts = (0, import_node_fs3.lstatSync)((0, import_node_path6.join)(folder, path), { throwIfNoEntry: !1 });
      if (!facts) continue;
      let { mode, size } = facts, kind = entry.isFile() ? "file" : "symlink", known = process.platform === "win32" ? void 0 : mode & 4095;
      files.set(path, { path, kind, mode: known, bytes: size });
    }
  };
  await collect("");
  let allowance = new Allowance();
  return {
    files,
    bytes: [...files.values()].reduce((sum, { bytes }) => sum + bytes, 0),
    isZipped: !1,
    async read(path) {
      let file = files.get(path);
      if (file?.kind === "file")
        return refuseLarge((0, import_node_path6.join)(folder, path), file.bytes), allowance.take(file.bytes), readWholeFile((0, import_node_path6.join)(folder, path));
    },
    linkTarget: async (path) => files.get(path)?.kind === "symlink" ? (0, import_promises4.readlink)((0, import_node_path6.join)(folder, path)).catch(() => {
    }) : void 0,
    stream: async (path) => (0, import_node_fs3.createReadStream)((0, import_node_path6.join)(folder, path)),
    close: async () => {
    }
  };
}

// src/cli/bundle/zip.ts
var import_promises5 = require("node:fs/promises"), import_consumers = require("node:stream/consumers"), import_node_zlib = require("node:zlib"), import_yauzl2 = __toESM(require_yauzl(), 1);

// src/cli/bundle/crc.ts
var zlib = __toESM(require("node:zlib"), 1), TABLE = Uint32Array.from({ length: 256 }, (_, byte) => {
  let value = byte;
  for (let bit = 0; bit < 8; bit += 1) value = value & 1 ? value >>> 1 ^ 3988292384 : value >>> 1;
  return value;
}), crcOn = zlib.crc32 ? (sum, bytes) => zlib.crc32(bytes, sum) : crcByTable;
function crcByTable(sum, bytes) {
  let value = ~sum;
  for (let byte of bytes) value = value >>> 8 ^ (TABLE[(value ^ byte) & 255] ?? 0);
  return ~value >>> 0;
}

// src/cli/bundle/zip-reader.ts
var import_node_fs4 = require("node:fs"), import_node_stream = require("node:stream"), import_yauzl = __toESM(require_yauzl(), 1), WINDOW_BYTES = 256 * 1024, ZipReader = class extends import_yauzl.RandomAccessReader {
  #file;
  #buffer = Buffer.allocUnsafe(WINDOW_BYTES);
  #window = this.#buffer.subarray(0, 0);
  #start = 0;
  constructor(path) {
    super(), this.#file = (0, import_node_fs4.openSync)(path, "r");
  }
  bytesAt(position, length) {
    let from = position - this.#start;
    return from >= 0 && from + length <= this.#window.length ? this.#window.subarray(from, from + length) : (length > this.#buffer.length && (this.#buffer = Buffer.allocUnsafe(length)), this.#window = this.#buffer.subarray(
      0,
      (0, import_node_fs4.readSync)(this.#file, this.#buffer, 0, this.#buffer.length, position)
    ), this.#start = position, this.#window.subarray(0, length));
  }
  read(buffer2, offset, length, position, callback) {
    try {
      callback(null, this.bytesAt(position, length).copy(buffer2, offset));
    } catch (error) {
      callback(error);
    }
  }
  _readStreamForRange(start2, end) {
    return import_node_stream.Readable.from(this.#chunks(start2, end), { objectMode: !1 });
  }
  *#chunks(start2, end) {
    for (let at = start2; at < end; ) {
      let bytes = this.bytesAt(at, Math.min(end - at, WINDOW_BYTES));
      if (bytes.length === 0) return;
      at += bytes.length, yield Buffer.from(bytes);
    }
  }
  close(callback) {
    (0, import_node_fs4.closeSync)(this.#file), setImmediate(callback, null);
  }
};

// src/cli/bundle/zip.ts
var MAX_COMPARED_BYTES = 512 * 1024 * 1024, MADE_ON_UNIX = 3, TYPE_MASK = 61440, SYMLINK = 40960, DAMAGED = "its bytes are not those that were packed";
async function compareAll(path, zip, reader, entries2) {
  let left = MAX_COMPARED_BYTES;
  for (let entry of entries2) {
    if (left -= entry.uncompressedSize, left < 0) return;
    if (isReadable(entry))
      try {
        if ((isSmall(entry) ? crcOn(0, contentOf(entry, reader)) : await sumOf(entry, zip)) !== entry.crc32) throw new Error(DAMAGED);
      } catch (error) {
        throw unreadable(`${path}: ${entry.fileName}`, error);
      }
  }
}
async function sumOf(entry, zip) {
  let sum = 0;
  for await (let chunk of await zip.openReadStreamPromise(entry)) sum = crcOn(sum, chunk);
  return sum;
}
function isReadable(entry) {
  return [0, 8].includes(entry.compressionMethod) && !entry.isEncrypted();
}
function isSmall(entry) {
  return isReadable(entry) && Math.max(entry.compressedSize, entry.uncompressedSize) <= SMALL;
}
var SMALL = 256 * 1024, HEADER_BYTES = 30, HEADER = 67324752;
function contentOf(entry, reader) {
  let at = entry.relativeOffsetOfLocalHeader, header = reader.bytesAt(at, HEADER_BYTES);
  if (header.length < HEADER_BYTES || header.readUInt32LE() !== HEADER) throw new Error(DAMAGED);
  let start2 = at + HEADER_BYTES + header.readUInt16LE(26) + header.readUInt16LE(28), packed = reader.bytesAt(start2, entry.compressedSize), limit = { maxOutputLength: Math.max(1, entry.uncompressedSize) }, bytes = entry.compressionMethod === 8 ? (0, import_node_zlib.inflateRawSync)(packed, limit) : packed;
  if (packed.length < entry.compressedSize || bytes.length !== entry.uncompressedSize)
    throw new Error(DAMAGED);
  return bytes;
}
async function openZip(path, { isOwn = !1 } = {}) {
  let facts = await (0, import_promises5.stat)(path);
  if (!facts.isFile()) throw new Stop(`${path} is no file: name an app's folder or a zip.`);
  let bytes = facts.size, entries2 = /* @__PURE__ */ new Map(), zip, reader = new ZipReader(path);
  try {
    zip = await (0, import_yauzl2.fromRandomAccessReaderPromise)(reader, bytes, { autoClose: !1 });
  } catch (error) {
    throw reader.close(() => {
    }), unreadable(path, error);
  }
  try {
    for await (let entry of zip.eachEntry())
      entry.fileName.endsWith("/") || entries2.set(plainPath(entry.fileName), slim(entry));
    isOwn || await compareAll(path, zip, reader, entries2.values());
  } catch (error) {
    throw zip.close(), error instanceof Stop ? error : unreadable(path, error);
  }
  let allowance = new Allowance(), files = new Map([...entries2].map(([name, entry]) => [name, describe(name, entry)])), contentAt = async (name, kind) => {
    let entry = entries2.get(name);
    if (!(!entry || files.get(name)?.kind !== kind)) {
      refuseLarge(`${path}: ${name}`, entry.uncompressedSize), allowance.take(entry.uncompressedSize);
      try {
        let bytes2 = isSmall(entry) ? Buffer.from(contentOf(entry, reader)) : await (0, import_consumers.buffer)(await zip.openReadStreamPromise(entry));
        if (crcOn(0, bytes2) !== entry.crc32) throw new Error(DAMAGED);
        return bytes2;
      } catch (error) {
        throw unreadable(`${path}: ${name}`, error);
      }
    }
  };
  return {
    files,
    bytes,
    isZipped: !0,
    read: (name) => contentAt(name, "file"),
    linkTarget: async (name) => (await contentAt(name, "symlink"))?.toString("utf8"),
    async stream(name) {
      let entry = entries2.get(name);
      if (!entry) throw new Stop(`there is no ${name} in ${path}`);
      return zip.openReadStreamPromise(entry);
    },
    close: async () => zip.close()
  };
}
var NOTHING = Buffer.alloc(0);
function slim(entry) {
  return Object.assign(entry, { extraFields: [], extraFieldRaw: NOTHING, fileNameRaw: NOTHING, fileCommentRaw: NOTHING });
}
function describe(path, entry) {
  let mode = entry.versionMadeBy >>> 8 === MADE_ON_UNIX ? entry.externalFileAttributes >>> 16 : 0;
  return {
    path,
    kind: (mode & TYPE_MASK) === SYMLINK ? "symlink" : "file",
    mode: mode === 0 ? void 0 : mode & 4095,
    bytes: entry.uncompressedSize
  };
}
function plainPath(name) {
  return name.split("/").filter((part) => part !== "" && part !== ".").join("/");
}
function unreadable(what, cause) {
  let reason = describeError(cause).replace(/\.$/, "");
  return new Stop(`${what} cannot be read as a zip (${reason}): build the bundle again.`, void 0, {
    cause
  });
}

// src/cli/bundle/eb-deploy.ts
var UP_TO_DATE = { outdated: [], sent: "the last commit" }, NOT_LEFT_OUT = { leftOut: async () => {
}, ...UP_TO_DATE };
async function openSource(path, options2) {
  if ((await (0, import_promises6.stat)(path).catch((error) => {
    throw errorCodeOf(error) === void 0 ? error : new Stop(`${path} cannot be opened (${errorCodeOf(error)}): name an app's folder or a zip.`);
  })).isDirectory()) return openProject(path, options2);
  if (options2.staged) throw new Stop("--staged is for a folder in git, not for a zip: leave it out.");
  return { bundle: await openZip(path), description: path, platform: void 0, ...NOT_LEFT_OUT };
}
async function openProject(folder, options2) {
  let config = await readEbConfig(folder), { platform } = config ?? {}, ebignore = await readEbignore(folder);
  if (config?.artifact !== void 0) {
    let artifact = (0, import_node_path7.resolve)(folder, config.artifact), description = `${config.artifact}, the deploy.artifact of .elasticbeanstalk/config.yml`;
    if (!await (0, import_promises6.stat)(artifact).then(
      () => !0,
      () => !1
    )) throw new Stop(`there is no ${description}: build it first.`);
    return { bundle: await openArtifact(artifact), description, platform, ...NOT_LEFT_OUT };
  }
  if (ebignore !== void 0) {
    if (options2.staged)
      throw new Stop(
        "--staged has no effect where there is a .ebignore: eb deploy then sends the working tree."
      );
    return fromEbignore(folder, ebignore, platform);
  }
  let git = await gitThatTheEbCliUses(folder, config);
  if (git) return fromGit(git, options2, platform);
  if (options2.staged)
    throw new Stop(`${folder} is in no git repository, so nothing is staged: leave --staged out.`);
  return { bundle: await openWorkingTree(folder, (path) => path === ".gitignore"), description: `the working tree of ${folder} (no git)`, platform, ...NOT_LEFT_OUT };
}
async function gitThatTheEbCliUses(folder, config) {
  let isTop = await (0, import_promises6.lstat)((0, import_node_path7.join)(folder, ".git")).then(
    (facts) => facts.isDirectory(),
    () => !1
  );
  return config === void 0 || config.usesGit || isTop ? Git.find(folder) : void 0;
}
async function fromEbignore(folder, ebignore, platform) {
  return {
    bundle: await openWorkingTree(folder, (path) => ebignore(path) !== void 0),
    description: `the working tree of ${folder} without what .ebignore names`,
    platform,
    leftOut: async (path) => await liesIn(folder, path) ? ebignore(path) : void 0,
    ...UP_TO_DATE
  };
}
async function fromGit(git, { staged }, platform) {
  let { folder } = git;
  if (!staged && !await git.hasCommit())
    throw new Stop(
      `nothing is committed yet in ${folder}, and eb deploy sends the last commit: commit first, or look at what is staged with --staged.`
    );
  let bundle = await archived(git, staged), what = staged ? "what is staged" : `commit ${await git.shortCommit()}`;
  return {
    bundle,
    description: `${what} in ${folder} (git archive; uncommitted files are not in it)`,
    platform,
    leftOut: async (path) => bundle.files.has(path) ? void 0 : whyGitLeavesOut(git, path, staged),
    outdated: await git.changed(staged ? "staged" : "HEAD"),
    sent: staged ? "what is staged" : "the last commit"
  };
}
async function archived(git, staged) {
  let temporary = temporaryFolderOf("check"), zip = (0, import_node_path7.join)(temporary, "bundle.zip");
  return await git.archive(zip, staged ? { treeOfStagedIn: temporary } : "HEAD"), { ...await openZip(zip, { isOwn: !0 }), isZipped: !1 };
}
var SINGLE_FILE = "Dockerrun.aws.json";
async function openArtifact(path) {
  if ((0, import_node_path7.basename)(path) !== SINGLE_FILE) return openZip(path);
  let content2 = readWholeFile(path) ?? Buffer.alloc(0), file = { path: SINGLE_FILE, kind: "file", mode: 420, bytes: content2.length };
  return {
    files: /* @__PURE__ */ new Map([[SINGLE_FILE, file]]),
    bytes: content2.length,
    isZipped: !1,
    read: async (one) => one === SINGLE_FILE ? content2 : void 0,
    linkTarget: async () => {
    },
    stream: async () => import_node_stream2.Readable.from([content2]),
    close: async () => {
    }
  };
}
async function whyGitLeavesOut(git, path, staged) {
  if (!await liesIn(git.folder, path)) return;
  let [tracked] = await git.tracked([path]), has = tracked !== void 0;
  return has && (staged || await git.isCommitted(path)) ? {
    why: "left out by export-ignore in .gitattributes",
    remedy: `Take export-ignore for ${path} out of .gitattributes and commit.`
  } : has ? { why: "staged, but not committed", remedy: "Commit it: git commit" } : await ignoredByGit(git, path) ?? {
    why: "in the folder, but not committed",
    remedy: `Commit it: git add ${shellWord(path)} && git commit`
  };
}
async function liesIn(folder, path) {
  return (0, import_promises6.lstat)((0, import_node_path7.join)(folder, path)).then(
    () => !0,
    () => !1
  );
}

// src/cli/terminal.ts
var import_node_path8 = require("node:path");

// src/cli/progress.ts
function createProgress(stream, isPlain2 = !1) {
  if (stream.isTTY !== !0 || isPlain2) return { say: () => {
  }, end: () => {
  } };
  let clear = "\r\x1B[K";
  return {
    say: (what) => {
      stream.write(`${clear}${what} ...`);
    },
    end: () => {
      stream.write(clear);
    }
  };
}

// src/cli/terminal.ts
var CODES = { error: 31, warning: 33, note: 36, ok: 32, bold: 1 };
function printable(text2) {
  return text2.replace(UNPRINTABLE, "?");
}
function toolOf([, program2 = ""], env) {
  return (0, import_node_path8.basename)(program2) !== "eb-health-hooks" ? `node ${shellWord(program2)}` : env.npm_command === "exec" ? "npx eb-health-hooks" : "eb-health-hooks";
}
function createTerminal(out, err, { argv, env, cwd }) {
  let isPlain2 = !!env.NO_COLOR || env.TERM === "dumb", isColoured = out.isTTY === !0 && !isPlain2;
  return {
    out: (line) => {
      out.write(`${line}
`);
    },
    err: (line) => {
      err.write(`${line}
`);
    },
    progress: createProgress(err, isPlain2),
    tool: toolOf(argv, env),
    folder: cwd(),
    paint: (style, text2) => isColoured ? `\x1B[${CODES[style]}m${text2}\x1B[0m` : text2
  };
}

// src/cli/check/annotations.ts
var COMMANDS = {
  error: "error",
  warning: "warning",
  note: "notice"
};
function annotation({ severity, id, place, what, why, remedy }, folder, isFile2) {
  let [, file = place, line] = /^(.*) line (\d+)$/.exec(place) ?? [], properties = [...isFile2(file) ? [
    `file=${property(folder === "" ? file : `${folder}/${file}`)}`,
    ...line === void 0 ? [] : [`line=${line}`]
  ] : [], `title=${property(`${place}: ${id}`)}`].join(",");
  return `::${COMMANDS[severity]} ${properties}::${message(`${what}
${why}
${remedy}`)}`;
}
function message(text2) {
  return text2.replaceAll("%", "%25").replaceAll("\r", "%0D").replaceAll(`
`, "%0A");
}
function property(text2) {
  return message(text2).replaceAll(":", "%3A").replaceAll(",", "%2C");
}

// src/cli/check/finding.ts
var ORDER = ["error", "warning", "note"];
function bySeverity(findings) {
  return ORDER.flatMap((severity) => findings.filter((finding) => finding.severity === severity));
}
function count(findings, severity) {
  return findings.filter((finding) => finding.severity === severity).length;
}

// src/option-settings.ts
var PROPERTIES = "aws:elasticbeanstalk:application:environment", PYTHON = "aws:elasticbeanstalk:container:python", PROCESS = "aws:elasticbeanstalk:environment:process:";
function environmentProperties(settings) {
  return Object.fromEntries(
    settings.filter(({ namespace: namespace2 }) => namespace2 === PROPERTIES).map(({ option, value }) => [option, value])
  );
}
function lastOption(settings, namespace2, option) {
  return settings.findLast((setting2) => setting2.namespace === namespace2 && setting2.option === option);
}
function pathOfHealthcheckUrl(url) {
  return `/${url.replace(/^\w+:(\/\/[^/]*)?\d*\/?/, "").replace(/^\/+/, "")}`;
}

// src/success-codes.ts
var AT_LEAST = "200-301";
function parseSuccessCodes(text2, highest = 599) {
  let codes2 = (/^\d{3}(-\d{3}|(,\d{3})*)$/.test(text2) ? text2.split(",") : []).flatMap((part) => {
    let [from = 0, to = from] = part.split("-").map(Number);
    return Array.from({ length: to - from + 1 }, (_, index) => from + index);
  });
  if (!codes2[0] || codes2.some((code) => code < 200 || code > highest))
    throw new Error(
      `must be codes from 200 to ${highest}: one (200), a list (200,301) or a range (200-301)`
    );
  return new Set(codes2);
}
function readMatcher(text2) {
  let parts = text2.split(",").map((part) => part.trim().replace(/\s*-\s*/, "-"));
  try {
    return new Set(parts.flatMap((part) => [...parseSuccessCodes(part)]));
  } catch {
    return;
  }
}
function covers(outer, inner) {
  return [...inner].every((code) => outer.has(code));
}

// src/settings.ts
var HOST_VARIABLES = ["ALLOWED_HOSTS", "DJANGO_ALLOWED_HOSTS"], SETTINGS = {
  enabled: setting("HEALTH_HOOKS_ENABLED", boolean, !0),
  variable: setting("HEALTH_HOOKS_VARIABLE", variableName, void 0),
  envFile: setting("HEALTH_HOOKS_ENV_FILE", pathInsideTheApp, ".env"),
  askApp: setting("HEALTH_HOOKS_ASK_APP", boolean, !0),
  path: setting("HEALTH_HOOKS_PATH", healthCheckPath, void 0),
  successCodes: setting("HEALTH_HOOKS_SUCCESS_CODES", successCodes, void 0),
  processPort: setting("HEALTH_HOOKS_PROCESS_PORT", integer(1, 65535), void 0),
  probeSeconds: setting("HEALTH_HOOKS_PROBE_SECONDS", integer(0, 300), 30),
  strict: setting("HEALTH_HOOKS_STRICT", boolean, !1),
  dryRun: setting("HEALTH_HOOKS_DRY_RUN", boolean, !1),
  installNode: setting("HEALTH_HOOKS_INSTALL_NODE", boolean, !0),
  node: setting("HEALTH_HOOKS_NODE", absolutePath, void 0)
};
function parseSettings(env) {
  let problems = badSettings(env);
  if (problems.size > 0)
    throw new HookError("misconfiguration", [...problems.values()].join("; "), {
      remedy: ["Correct these environment properties and deploy again; an empty value means the default."]
    });
  return Object.fromEntries(
    Object.entries(SETTINGS).map(([key, { parse: parse2 }]) => [key, parse2(env)])
  );
}
function badSettings(env) {
  let problems = /* @__PURE__ */ new Map();
  for (let { variable, parse: parse2 } of Object.values(SETTINGS))
    try {
      parse2(env);
    } catch (error) {
      problems.set(variable, describeError(error));
    }
  return problems;
}
function unknownSettings(env) {
  let known = [...Object.values(SETTINGS).map(({ variable }) => variable), "HEALTH_HOOKS_SYSTEM_ROOT"];
  return Object.keys(env).filter((name) => /^HEALTH_HOOKS?_/.test(name) && !known.includes(name));
}
function hostVariables({ variable }) {
  return variable ? [variable] : HOST_VARIABLES;
}
function setting(variable, parseText, fallback) {
  return {
    variable,
    parse: (env) => {
      let text2 = env[variable]?.trim();
      if (!text2) return fallback;
      try {
        return parseText(text2);
      } catch (error) {
        throw new Error(`${variable} ${describeError(error)}, got "${text2}"`);
      }
    }
  };
}
function boolean(text2) {
  if (text2 !== "true" && text2 !== "false") throw new Error("must be true or false");
  return text2 === "true";
}
function integer(from, to) {
  return (text2) => {
    let value = Number(text2);
    if (!/^\d+$/.test(text2) || value < from || value > to)
      throw new Error(`must be a whole number from ${from} to ${to}`);
    return value;
  };
}
function variableName(text2) {
  if (!/^[A-Za-z_][A-Za-z0-9_]{0,127}$/.test(text2) || text2 in {})
    throw new Error("must be the name of an environment variable (at most 128 letters, digits and _)");
  return text2;
}
function pathInsideTheApp(text2) {
  let parts = text2.split("/");
  if (text2.includes("\0") || parts.some((part) => part === "" || part === "." || part === ".."))
    throw new Error("must be a path inside the app folder, such as .env or config/.env");
  return text2;
}
function absolutePath(text2) {
  if (!text2.startsWith("/")) throw new Error("must be an absolute path, such as /usr/bin/node-22");
  return text2;
}
function healthCheckPath(text2) {
  if (!/^\/[A-Za-z0-9\-._~:/?[\]@!$&'()*+,;=%]*$/.test(text2) || text2.length > 1024)
    throw new Error("must start with / and hold at most 1024 characters that a URL's path may have");
  let { pathname, search } = new URL(`http://localhost${text2}`), sent = pathname + search;
  if (sent !== text2) throw new Error(`must be as HTTP clients send it, which make ${sent} of it`);
  return text2;
}
function successCodes(text2) {
  return parseSuccessCodes(text2, 499), text2;
}

// src/cli/bundle/bundle.ts
async function readText(bundle, path) {
  return (await bundle.read(path))?.toString("utf8");
}

// src/cli/bundle/read-as-needed.ts
async function readAsNeeded(bundle, look) {
  let texts = /* @__PURE__ */ new Map();
  for (; ; ) {
    let missing2 = /* @__PURE__ */ new Set(), result = look((path) => (bundle.files.has(path) && !texts.has(path) && missing2.add(path), texts.get(path)));
    if (missing2.size === 0) return result;
    for (let path of missing2) texts.set(path, await readText(bundle, path));
  }
}
var AT_ONCE = 64;
async function severalAtOnce(items, read) {
  let results = [];
  for (let first = 0; first < items.length; first += AT_ONCE)
    results.push(...await Promise.all(items.slice(first, first + AT_ONCE).map(read)));
  return results;
}

// src/cli/check/asked.ts
var import_node_fs7 = require("node:fs"), import_node_path9 = require("node:path");

// src/env.ts
var HEALTH_CHECK_HOSTS = "HEALTH_CHECK_HOSTS";

// src/django/allows.ts
function allows(hosts, host = "") {
  return hosts.some((entry) => entry === "*" || entry === host ? !0 : entry.startsWith(".") && entry.length > 1 && `.${host}`.endsWith(entry));
}

// src/allowed-hosts/host-list.ts
var UnknownListShape = class extends Error {
};
function addHost(text2, added, separatorOfOne = ",") {
  let addresses = typeof added == "string" ? [added] : added;
  return isBracketed(text2) ? addToBrackets(text2, addresses) : addToEntries(text2, addresses, separatorOfOne);
}
function hostsIn(text2) {
  try {
    return addHost(text2, "").hosts;
  } catch (error) {
    if (error instanceof UnknownListShape) return [];
    throw error;
  }
}
function showsItsShape(text2) {
  return isBracketed(text2) || text2.includes(",") || entriesOf(text2).length > 1;
}
function isBracketed(text2) {
  return /^\s*\[(?![0-9a-f:.]*:[0-9a-f:.]*\])/i.test(text2);
}
function addToBrackets(text2, addresses) {
  let inner = /^\s*\[([^[\]]*(?:\[[0-9a-f:.]+\][^[\]]*)*)\]\s*$/i.exec(text2)?.[1];
  if (inner === void 0) throw new UnknownListShape(NO_LIST);
  let start2 = text2.indexOf("[") + 1, quoted = (by) => addresses.map((address) => `${by}${address}${by}`);
  if (inner.trim() === "") return { hosts: [], text: insert(text2, start2, quoted('"').join(", ")) };
  let items = inner.split(",").map((item) => /^\s*(\\?["'])([^"'\\]*)\1\s*$/.exec(item) ?? []), quote = items[0]?.[1];
  if (quote === void 0 || items.some((item) => item[1] !== quote)) throw new UnknownListShape(NO_LIST);
  let hosts = items.flatMap(([, , host]) => host || []);
  if (allows(hosts, addresses[0])) return { hosts, text: text2 };
  let separator = inner.includes(", ") ? ", " : ",", pieces = quoted(quote).map((one) => separator + one);
  return { hosts, text: insert(text2, start2 + inner.trimEnd().length, pieces.join("")) };
}
var NO_LIST = "its bracketed list is neither JSON nor a Python list";
function addToEntries(text2, addresses, separatorOfOne) {
  let entries2 = entriesOf(text2);
  for (let entry of entries2) checkEntry(entry.trim());
  let hosts = entries2.filter((entry) => entry.trim() !== "");
  if (allows(entries2, addresses[0])) return { hosts, text: text2 };
  let separator = text2.includes(",") ? "," : blankBetween(text2, hosts) ?? separatorOfOne, isOpen = text2 === "" || text2.endsWith(separator);
  return { hosts, text: `${text2}${isOpen ? "" : separator}${addresses.join(separator)}` };
}
function blankBetween(text2, hosts) {
  return hosts.length > 1 ? text2[text2.lastIndexOf(hosts.at(-1) ?? "") - 1] : void 0;
}
function entriesOf(text2) {
  return text2.includes(",") ? text2.split(",") : text2.split(/[ \t\r\n]+/).filter((entry) => entry !== "");
}
function insert(text2, at, piece) {
  return text2.slice(0, at) + piece + text2.slice(at);
}
function checkEntry(entry) {
  let odd = /[^\w.*:\-[\]/\u0080-\uffff]/.exec(entry)?.[0];
  if (odd === void 0) return;
  let shown = odd < " " ? "a control character" : `"${odd}"`;
  throw new UnknownListShape(`it holds ${shown}, which neither a host nor a comma, blank or JSON list has`);
}

// src/allowed-hosts/places/env-file.ts
var ASSIGNMENT = /^((?:\u00ef\u00bb\u00bf)?[ \t]*(?:export[ \t]+)?([A-Za-z_]\w*)[ \t]*=[ \t]*)(.*?)\r?$/gm;
function allAssignments(text2) {
  let found = /* @__PURE__ */ new Map(), line = 1, counted = 0;
  for (let { 1: before = "", 2: variable = "", 3: rest = "", index } of text2.matchAll(ASSIGNMENT)) {
    for (let end = text2.indexOf(`
`, counted); end >= 0 && end < index; end = text2.indexOf(`
`, counted))
      line += 1, counted = end + 1;
    let { value, quotes, isWhole } = valueIn(rest), others = found.get(variable) ?? [];
    others.length === 0 && found.set(variable, others), others.push({
      line,
      start: index + before.length + quotes,
      value,
      isPlain: before === `${variable}=` && isWhole && !EMPTY_BRACKETS.test(rest)
    });
  }
  return found;
}
var EMPTY_BRACKETS = /^"?\s*\[\s*\]/;
function assignmentsOf(text2, variable) {
  return allAssignments(text2).get(variable) ?? [];
}
function valueIn(rest) {
  let quote = /^["']/.exec(rest)?.[0], end = quote ? closingQuote(rest, quote) : -1;
  if (end > 0) return { value: rest.slice(1, end), quotes: 1, isWhole: end === rest.length - 1 };
  let comment = rest.search(/[ \t]#/), value = withoutBlanksAtEnd(comment < 0 ? rest : rest.slice(0, comment));
  return { value, quotes: 0, isWhole: value === rest && !/["'\\`$#]/.test(value) };
}
function closingQuote(rest, quote) {
  let end = 1;
  for (; end < rest.length && rest[end] !== quote; ) end += rest[end] === "\\" ? 2 : 1;
  return end < rest.length ? end : -1;
}
function withoutBlanksAtEnd(text2) {
  let end = text2.length;
  for (; text2[end - 1] === " " || text2[end - 1] === "	"; ) end -= 1;
  return text2.slice(0, end);
}
function withHost(text2, assignments, added, separatorOfOne) {
  let pieces = [], copied = 0;
  for (let { start: start2, value } of assignments)
    pieces.push(text2.slice(copied, start2), addHost(value, added, separatorOfOne).text), copied = start2 + value.length;
  return [...pieces, text2.slice(copied)].join("");
}
function disputeAbout(text2, variable, assignments) {
  let [first] = assignments;
  if (!first) return;
  if (!first.isPlain) return { line: first.line, reason: "the line is not plainly NAME=value" };
  let lines = text2.split(/\r?\n/), opened = lines.findIndex((line, index) => index < first.line && mayRunOn(line));
  if (opened >= 0) return { line: opened + 1, reason: "the line ends in a backslash or opens a quote" };
  let other = lines.findIndex((line, index) => index + 1 !== first.line && mentions(line, variable));
  return other >= 0 ? { line: other + 1, reason: `the line names ${variable} as well` } : hasOddLineEnd(text2) ? { line: first.line, reason: "the file has line ends that only some readers know" } : void 0;
}
function hasOddLineEnd(text2) {
  let ascii = text2.replaceAll(`\r
`, `
`).replace(/[\u0080-\u00ff]/g, "");
  return new RegExp("(?![\\t\\n])\\p{Cc}", "u").test(ascii) || /\u00c2\u0085|\u00e2\u0080[\u00a8\u00a9]/.test(text2);
}
function mayRunOn(line) {
  if (/\\(?:["']|[ \t]*$)/.test(line)) return !0;
  let rest = line.replace(/^[ \t]*#.*$/, "").replace(/"[^"]*"|'[^']*'/g, "");
  return /["'`]/.test(rest);
}
function mentions(line, variable) {
  return !/^[ \t]*#/.test(line) && new RegExp(`(?<![\\w.-])${variable}(?![\\w.-])`).test(line);
}
var ENV_FILE = { assignmentsOf, disputeAbout };

// src/allowed-hosts/candidates.ts
var MOST_CANDIDATES = 11;
function ownCandidate(added, given = "") {
  let hosts = /* @__PURE__ */ new Set([...given.split(/\s+/).filter((host) => host !== ""), ...[added].flat()]), values = /* @__PURE__ */ new Map([[HEALTH_CHECK_HOSTS, [...hosts].join(" ")]]);
  return { name: HEALTH_CHECK_HOSTS, values, file: void 0 };
}
function candidatesFor(added, places, mayChange = () => !0) {
  let { values: own } = ownCandidate(added, places.properties.get(HEALTH_CHECK_HOSTS)), others = [...places.properties].filter(([name]) => name !== HEALTH_CHECK_HOSTS), inProperties = variablesIn(others, places).filter(([name]) => mayChange(name)).flatMap(
    ([name, value]) => edits([value], (separator) => ({
      name: `environment property ${name}`,
      values: new Map([...own, [name, addHost(value, added, separator).text]]),
      file: void 0
    })).filter(({ values }) => values.get(name) !== value)
  ), inFiles = [...places.files].flatMap(([path, text2]) => {
    let found = allAssignments(text2), values = [...found].map(([name, all]) => [name, all.at(-1)?.value ?? ""]);
    return variablesIn(values, places).filter(([name]) => mayChange(name)).flatMap(([variable]) => {
      let assignments = found.get(variable) ?? [];
      return edits(
        assignments.map(({ value }) => value),
        (separator) => ({
          ...fileEdit({ path, text: text2, variable, assignments, added, separator }),
          values: own
        })
      ).filter(({ file }) => file?.text !== text2);
    });
  });
  return [...inProperties, ...inFiles].slice(0, MOST_CANDIDATES);
}
function variablesIn(variables, { likely, hosts }) {
  let isLikely = ([name]) => likely.includes(name), holdsList = (one) => !isLikely(one) && hostsIn(one[1]).some((host) => hosts.includes(host));
  return [...variables.filter(isLikely), ...variables.filter(holdsList)].slice(0, MOST_CANDIDATES);
}
function edits(values, edit) {
  let separators = values.some((value) => !showsItsShape(value) && value.trim() !== "") ? [",", " "] : [","];
  try {
    return separators.map(edit);
  } catch (error) {
    if (error instanceof UnknownListShape) return [];
    throw error;
  }
}
function fileEdit({ path, text: text2, variable, assignments, added, separator }) {
  let before = countHosts(hostsIn(assignments[0]?.value ?? "").length), change = { where: `${path} line ${assignments.map(({ line }) => line).join(", ")}, ${variable}`, before, after: `${before} and ${[added].flat()[0]}` }, edited3 = withHost(text2, assignments, added, separator);
  return { name: `${variable} in ${path}`, file: { path, text: edited3, change } };
}

// src/allowed-hosts/decision.ts
function decide(before, address, tried) {
  let taken2 = tried.find(([, answer]) => isProven(before, address, answer))?.[0], reasons2 = tried.flatMap(([{ name }, answer]) => {
    let reason = reasonAgainst(before, address, answer);
    return reason === void 0 ? [] : `${name}: ${reason}`;
  });
  return { taken: taken2, reasons: [...new Set(reasons2)] };
}
function isProven(before, address, answer) {
  return !("problem" in answer) && isSameList([...before, address], answer.hosts) && isHarmless(before, answer);
}
function isHarmless(before, answer) {
  return !("problem" in answer) && lostHosts(before, answer.hosts).length === 0 && harmed(answer).length === 0;
}
function harmed(answer) {
  return answer.others.filter(({ how }) => how !== "grew");
}
function lostHosts(before, after) {
  return before.filter((host) => host !== "" && !after.includes(host));
}
function reasonAgainst(before, address, answer) {
  if ("problem" in answer) return `the settings would fail (${answer.problem})`;
  let lost = lostHosts(before, answer.hosts);
  if (lost.length > 0)
    return `ALLOWED_HOSTS would lose ${lost.length === 1 ? "a host" : `${lost.length} hosts`}`;
  let changes = harmed(answer).map(({ name, how }) => `${name} would ${WOULD[how]}`);
  if (changes.length > 0) return changes.join(", ");
  if (!(isProven(before, address, answer) || isSameList(before, answer.hosts)))
    return "ALLOWED_HOSTS would not be what it was and the address";
}
var WOULD = {
  grew: "grow",
  "lost entries": "lose entries",
  changed: "change",
  appeared: "appear",
  vanished: "vanish"
};
function isSameList(one, other) {
  let [first, second] = [one, other].map(
    (hosts) => JSON.stringify([...new Set(hosts.filter(Boolean))].sort())
  );
  return first === second;
}

// src/diagnosis/the-line.ts
var ANY_LINE = 'import os; ALLOWED_HOSTS = [*ALLOWED_HOSTS, *os.environ.get("HEALTH_CHECK_HOSTS", "").split()]', IN_ITS_PLACE = '[*LIST, *__import__("os").environ.get("HEALTH_CHECK_HOSTS", "").split()]';
function sayTheLine(line) {
  return line === void 0 ? [`Where the settings make ALLOWED_HOSTS, put the list in the place of LIST here: ${IN_ITS_PLACE}`] : line === "unknown" ? [
    `Add this line at the end of the settings file: ${ANY_LINE}`,
    `Where a class makes ALLOWED_HOSTS, put the list in the place of LIST here instead: ${IN_ITS_PLACE}`
  ] : [`Add this line at the end of ${line.file}, below line ${line.below}: ${line.text}`];
}

// src/django/answer.ts
var HOWS = ["grew", "lost entries", "changed", "appeared", "vanished"], OTHER_WAYS = ["application", "middleware", "unchecked", "setting", "code", "unknown"], NotAnswered = class extends Error {
  name = "NotAnswered";
}, SettingsFail = class extends NotAnswered {
  name = "SettingsFail";
}, MOST_HOSTS = 2e3, MOST_HOST_CHARACTERS = 64 * 1024, MOST_FILES_READ = 200, MOST_OTHERS = 2e3, CLASS_NAME = new RegExp("^\\p{ID_Start}[\\p{ID_Continue}]{0,99}$", "u"), SETTING = /^(?:the variable \w{1,100}|[\p{Lu}_][\p{Lu}\p{N}_]{0,99})$/u, VARIABLE = /^[A-Z][A-Z0-9_]{0,99}$/, MODULE_NAME = /^[\p{ID_Continue}.]{0,200}$/u, DJANGO = /^[\w.+-]{1,40}$/, FILE = /^[^\p{C}\p{Z}][^\p{C}\p{Zl}\p{Zp}]{0,499}$/u, UNREADABLE = "the answer of the app's Python cannot be read";
function parseAnswer(line, seconds, trials) {
  let answer = record(parseLineOfJson(line));
  if (answer.problem !== void 0) throw new NotAnswered(describeProblem(answer.problem, seconds));
  let settings = record(answer.settings);
  if (settings.problem !== void 0) {
    let { code } = record(settings.problem), why = describeProblem(settings.problem, seconds);
    throw FAILS_ON_START.has(code) ? new SettingsFail(why) : new NotAnswered(why);
  }
  let found = listIn(answer.trials, trials, record);
  if (found.length !== trials) throw notReadable();
  return {
    settings: parseAppSettings(settings, seconds),
    trials: found.map((one) => parseTrial(one, seconds))
  };
}
function parseOtherWay(line) {
  let { before } = record(parseLineOfJson(line));
  if (before === null) return;
  let { kind, name } = record(before), known = OTHER_WAYS.find((one) => one === kind);
  if (known === void 0) throw notReadable();
  return { kind: known, name: name === "" ? "" : text(name, FILE) };
}
function parseAppSettings(found, seconds) {
  return {
    hosts: parseHosts(found.hosts),
    byDebug: found.byDebug === !0,
    makesSets: found.sets === !0,
    settingsModule: text(found.module, MODULE_NAME),
    django: text(found.django, DJANGO),
    startedBy: text(found.startedBy, FILE),
    filesRead: listIn(found.opened, MOST_FILES_READ, (path) => text(path, FILE)),
    line: found.line === null ? void 0 : parseLine(record(found.line)),
    moduleProblem: found.failure === null ? void 0 : describeProblem(found.failure, seconds)
  };
}
function isToPaste(line) {
  let added = '*os.environ.get("HEALTH_CHECK_HOSTS", "").split()', form = line.replace(/^import os; /, "").replaceAll('__import__("os")', "os").replace(/\*\(\["\.localhost", "127\.0\.0\.1", "\[::1\]"\] if (?:cls\.)?DEBUG else \[\]\), /, ""), [, name] = /^class ([A-Za-z_]\w{0,99})\(/.exec(form) ?? [];
  return [
    `ALLOWED_HOSTS += ${added.slice(1)}`,
    `ALLOWED_HOSTS = ${added.slice(1)}`,
    `ALLOWED_HOSTS = [${added}]`,
    `ALLOWED_HOSTS = [*ALLOWED_HOSTS, ${added}]`,
    `from django.conf import settings; settings.ALLOWED_HOSTS = [*settings.ALLOWED_HOSTS, ${added}]`,
    `class ${name}(${name}): setup = classmethod(lambda cls: (super(${name}, cls).setup(), setattr(cls, "ALLOWED_HOSTS", [*cls.ALLOWED_HOSTS, ${added}])))`
  ].includes(form);
}
function parseLine({ file, below, text: line }) {
  if (!Number.isSafeInteger(below) || Number(below) < 0 || typeof line != "string" || !isToPaste(line)) throw notReadable();
  return { file: text(file, FILE), below: Number(below), text: line };
}
function parseTrial(found, seconds) {
  return found.problem !== void 0 ? { problem: describeProblem(found.problem, seconds) } : { hosts: parseHosts(found.hosts), others: listIn(found.others, MOST_OTHERS, parseOther) };
}
function parseOther(found) {
  let { name, how } = record(found), known = HOWS.find((one) => one === how);
  if (known === void 0) throw notReadable();
  return { name: text(name, SETTING), how: known };
}
function parseHosts(found) {
  let hosts = listIn(found, MOST_HOSTS, (host) => text(host, /^/));
  if (hosts.join("").length > MOST_HOST_CHARACTERS) throw notReadable();
  return hosts;
}
function describeProblem(problem, seconds) {
  let { code, number, setting: setting2, ...raised } = record(problem);
  switch (code) {
    case "raised":
      return describeRaised(raised);
    case "no-django":
      return `Django cannot be imported: ${describeRaised(raised)}`;
    case "refused":
      return `Django refuses ${text(setting2, SETTING)}, which is neither a list nor a tuple`;
    case "time":
      return describeTime(seconds);
    case "exit":
    case "signal":
      return `the app's Python ended (${code} ${Number(number)}) before it answered`;
    default:
      return typeof code == "string" && PROBLEMS.get(code) || UNREADABLE;
  }
}
function describeTime(seconds) {
  return `the app's settings were not made within ${seconds} s`;
}
var PROBLEMS = /* @__PURE__ */ new Map([
  ["folder", "the app's user cannot enter the folder that the server starts in"],
  ["command", "the command that starts the server is not understood: nobody knows which settings it loads"],
  ["no-server", "nothing in the app says which settings its server loads"],
  ["no-process", "the app's user may start no more processes"],
  ["hosts-type", "ALLOWED_HOSTS is no list of texts"],
  ["hosts-size", "ALLOWED_HOSTS is too long"],
  ["hosts-unsteady", "ALLOWED_HOSTS is another one each time that the settings are made"],
  ["too-large", "the app's settings are too large to compare"]
]), FAILS_ON_START = /* @__PURE__ */ new Set(["raised", "refused"]);
function describeRaised({ raised, file, line, unset }) {
  let name = text(raised, CLASS_NAME);
  if (typeof file != "string" || !FILE.test(file) || !Number.isInteger(line)) return name;
  let why = typeof unset == "string" ? `: ${text(unset, VARIABLE)} is not set` : "";
  return `${name} at ${file} line ${line}${why}`;
}
var notReadable = () => new NotAnswered(UNREADABLE);
function parseLineOfJson(line) {
  try {
    return JSON.parse(line);
  } catch {
    throw notReadable();
  }
}
function record(found) {
  if (typeof found != "object" || found === null || Array.isArray(found)) throw notReadable();
  return { ...found };
}
function listIn(found, most, entry) {
  if (!Array.isArray(found) || found.length > most) throw notReadable();
  return found.map(entry);
}
function text(found, shape) {
  if (typeof found != "string" || !shape.test(found)) throw notReadable();
  return found;
}

// src/django/ask.ts
var import_node_fs6 = require("node:fs");

// src/deadline.ts
async function withDeadline(parent, milliseconds, reason, task) {
  let controller = new AbortController(), { signal } = controller, follow = () => controller.abort(parent.reason), timer = setTimeout(() => controller.abort(reason()), milliseconds), aborted = new Promise((_, reject) => {
    signal.addEventListener("abort", () => reject(signal.reason), { once: !0 });
  });
  parent.aborted ? follow() : parent.addEventListener("abort", follow, { once: !0 });
  try {
    return await Promise.race([aborted, task(signal)]);
  } catch (error) {
    throw signal.aborted ? signal.reason : error;
  } finally {
    clearTimeout(timer), parent.removeEventListener("abort", follow);
  }
}

// src/django/contained.ts
var import_node_child_process2 = require("node:child_process"), import_node_fs5 = require("node:fs");

// src/instance/program.ts
var MOST_PRINTED = 1024 * 1024;
function endProcess(pid) {
  orElse(!1, () => process.kill(pid, "SIGKILL"));
}

// src/django/contained.ts
var SYSTEM = ["/usr/bin", "/bin", "/usr/sbin", "/sbin"], CLEAN = { PATH: SYSTEM.join(":") }, ROUNDS = 200;
function startContained(account, holders, program2) {
  return account && holders ? start([...hold(account, holders), ...program2(!0)], void 0, !0) : start(program2(!1), account, !1);
}
function hold({ uid, gid }, { unshare, setpriv }) {
  let become = [setpriv, `--reuid=${uid}`, `--regid=${gid}`, "--clear-groups", "--no-new-privs", "--"];
  return [...namespace(unshare), '"$@"; exit $?', "sh", ...become];
}
function namespace(unshare) {
  return [unshare, "--pid", "--fork", "--kill-child", "--", "/bin/sh", "-c"];
}
function start([program2 = "", ...args], account, isHeld) {
  let child = (0, import_node_child_process2.spawn)(program2, args, {
    cwd: "/",
    env: CLEAN,
    detached: !0,
    stdio: ["ignore", "ignore", "ignore", "pipe", "pipe"],
    ...account
    // with these libuv drops the supplementary groups too
  }), ended = new Promise((resolve4) => {
    for (let event of ["exit", "error"]) child.once(event, () => resolve4());
  }), input = child.stdio[3], output = child.stdio[4];
  for (let pipe of [input, output]) pipe.on("error", () => {
  });
  return { input, output, end: async () => {
    await endTree(child, isHeld, ended);
    for (let pipe of [input, output]) pipe.destroy();
  } };
}
async function endTree(child, isHeld, ended) {
  let { pid } = child;
  if (pid !== void 0 && child.exitCode === null && child.signalCode === null) {
    let isBelowEnded = killBelow(pid);
    (!isHeld || !isBelowEnded) && endProcess(-pid);
  }
  await ended;
}
function killBelow(pid) {
  let killed = /* @__PURE__ */ new Set();
  for (let round = 0; round < ROUNDS; round++) {
    let found = descendantsOf(pid).filter((one) => !killed.has(one));
    if (found.length === 0) break;
    for (let one of found)
      endProcess(one), killed.add(one);
  }
  return killed.size > 0;
}
function descendantsOf(pid) {
  let found = childrenOf(pid);
  for (let one of found) found.push(...childrenOf(one));
  return found;
}
function childrenOf(pid) {
  return orElse([], () => (0, import_node_fs5.readdirSync)(`/proc/${pid}/task`).map((task) => (0, import_node_fs5.readFileSync)(`/proc/${pid}/task/${task}/children`, "utf8")).flatMap((text2) => text2.split(" ").filter(Boolean).map(Number)));
}

// src/django/ask.ts
var MOST_CHARACTERS = 1024 * 1024, Question = class _Question {
  #app;
  #process;
  #lines;
  #ends;
  constructor(app, started) {
    this.#app = app, this.#process = started, this.#lines = linesOf(started), this.#ends = performance.now() + app.seconds * 1e3;
  }
  static async open(app) {
    if ((app.user?.uid ?? process.getuid?.()) === 0) throw new Error("the app must not be asked as root");
    if (!(0, import_node_fs6.existsSync)(app.python)) throw new NotAnswered(`there is no ${app.python}`);
    let started = startContained(app.user, app.holders, (held) => [app.python, "-I", "-S", "-c", app.program.start, app.program.question, held ? "held" : "adopt"]);
    return started.input.write(startMessage(app)), new _Question(app, started);
  }
  async ask(trials) {
    let line = await this.#exchange({ trials: trials.map(inJson) });
    return parseAnswer(line, this.#app.seconds, trials.length);
  }
  async otherWay() {
    return parseOtherWay(await this.#exchange({ trials: [], before: !0 }));
  }
  async close() {
    await this.#process.end();
  }
  async #exchange(request) {
    let { signal, seconds, processName, wsgiPath } = this.#app, overdue = () => new NotAnswered(describeTime(seconds)), left = Math.max(0, this.#ends - performance.now());
    return withDeadline(signal, left, overdue, async () => {
      let mine = (left - Math.min(1e3, left / 4)) / 1e3, forAll = { process: processName, wsgiPath: wsgiPath ?? null, seconds: mine };
      this.#process.input.write(`${JSON.stringify({ ...forAll, ...request })}
`);
      let { value } = await this.#lines.next();
      if (value === void 0)
        throw new NotAnswered("the app's Python ended, or wrote too much, before it answered");
      return value;
    });
  }
};
function startMessage({ folder, env, seconds }) {
  let variables = Object.entries(env).map(([name, value]) => `${name}=${value}`), processorSeconds = Math.ceil(seconds) + 2, body = Buffer.from([processorSeconds, folder, ...variables].join("\0"));
  return Buffer.concat([Buffer.from(String(body.length).padStart(10, "0")), body]);
}
function inJson({ env, files, isCrowd }) {
  return {
    env: Object.fromEntries(Object.entries(env).map(([name, value]) => [name, value ?? null])),
    files: Object.fromEntries([...files].map(([path, bytes]) => [path, bytes.toString("base64")])),
    crowd: isCrowd === !0
  };
}
async function* linesOf({ output }) {
  let read = "";
  try {
    for await (let chunk of output.setEncoding("utf8")) {
      if (read += chunk, read.length > MOST_CHARACTERS) return;
      for (let end = read.indexOf(`
`); end >= 0; end = read.indexOf(`
`))
        yield read.slice(0, end), read = read.slice(end + 1);
    }
  } catch {
  }
}

// src/django/text/python-text.ts
var STRING_START = /(?<![A-Za-z0-9_])([rbfutRBFUT]{0,2})("""|'''|"|')/y, BLOCK_OPENER = /^(?:async\s+)?(?:if|elif|else|try|except|finally|for|while|with|class|def)\b|^(?:match|case)\b\s*[^\s:=.,)]/;
function statementsOf(text2) {
  let source = text2.replace(/^\uFEFF/, "").replace(/\r\n?/g, `
`), statements = [];
  for (let at = 0, line = 1; at < source.length; ) {
    let { pieces, end } = logicalLine(source, at), lines = countLines(source.slice(at, end)), indent = widthOf(/^[ \t\f]*/.exec(source.slice(at, end))?.[0] ?? ""), deeper = 0;
    for (let { code, from, opensBlock } of pieces) {
      let own = line + countLines(source.slice(at, from)), endLine = line + lines - (source[end - 1] === `
` ? 1 : 0);
      code !== "" && statements.push({ line: own, endLine, indent: indent + deeper, code }), opensBlock && (deeper = 1);
    }
    line += lines, at = end;
  }
  return statements;
}
function logicalLine(source, start2) {
  let pieces = [], code = "", from, depth = 0, close = (opensBlock) => {
    pieces.push({ code: code.trim(), from: from ?? start2, opensBlock }), code = "", from = void 0;
  }, at = start2;
  for (; at < source.length; ) {
    let character = source.charAt(at), next = endOfToken(source, at);
    if (character === `
` && depth === 0) break;
    /[\s#;\\]/.test(character) || (from ??= at), character === ";" && depth === 0 ? close(!1) : code += source.startsWith(`\\
`, at) ? " " : character === "#" ? "" : source.slice(at, next), "([{".includes(character) && depth++, ")]}".includes(character) && (depth = Math.max(0, depth - 1)), depth === 0 && character === ":" && source[next] !== "=" && BLOCK_OPENER.test(code.trim()) && (/\blambda\b[^:]*:$/.test(code) || close(!0)), at = next;
  }
  return close(!1), { pieces, end: Math.min(source.length, at + 1) };
}
function endOfToken(source, at) {
  STRING_START.lastIndex = at;
  let string = STRING_START.exec(source);
  if (string) {
    let [start2, prefix = "", quote = ""] = string;
    return endOfString(source, at + start2.length, quote, /[ft]/i.test(prefix));
  }
  if (source[at] === "#") {
    let end = source.indexOf(`
`, at);
    return end < 0 ? source.length : end;
  }
  return source.startsWith(`\\
`, at) ? at + 2 : at + 1;
}
function endOfString(source, from, quote, hasFields) {
  for (let at = from; at < source.length; at++) {
    let character = source[at];
    if (character === "\\") at++;
    else {
      if (source.startsWith(quote, at)) return at + quote.length;
      if (character === `
` && quote.length === 1) return at;
      hasFields && character === "{" && source[at + 1] === "{" ? at++ : hasFields && character === "{" && (at = endOfField(source, at + 1, quote));
    }
  }
  return source.length;
}
function endOfField(source, from, quote) {
  let depth = 0, isSpecification = !1;
  for (let at = from; at < source.length; ) {
    let character = source.charAt(at);
    if (character === `
` && quote.length === 1) return at - 1;
    if (character === "}" && depth === 0) return at;
    if (isSpecification && source.startsWith(quote, at)) return at - 1;
    character === ":" && depth === 0 && (isSpecification = !0), "([{".includes(character) && depth++, ")]}".includes(character) && depth--, at = isSpecification ? at + 1 : endOfToken(source, at);
  }
  return source.length;
}
function countLines(text2) {
  return text2.split(`
`).length - 1;
}
function widthOf(blanks) {
  let width = 0;
  for (let blank of blanks)
    width = blank === "	" ? width - width % 8 + 8 : blank === "\f" ? 0 : width + 1;
  return width;
}

// src/django/text/expression.ts
var OTHER = { kind: "other" };
function parseExpression(code) {
  let parser = new Parser(tokensOf(code));
  try {
    let expression = parser.tuple();
    return parser.isAtEnd() ? expression : OTHER;
  } catch (error) {
    if (error instanceof NotUnderstood) return OTHER;
    throw error;
  }
}
var NotUnderstood = class extends Error {
}, OPERATOR = /\*\*|\/\/|==|!=|<=|>=|:=|->|[^\s]/y, WORD = /[A-Za-z_\u0080-\uffff][\w\u0080-\uffff]*|\d[\w.]*/y;
function tokensOf(code) {
  let tokens = [];
  for (let at = 0; at < code.length; ) {
    if (/\s/.test(code.charAt(at))) {
      at++;
      continue;
    }
    let end = endOfToken(code, at), pattern = [WORD, OPERATOR].find((one) => (one.lastIndex = at, one.test(code))), token = end > at + 1 || !pattern ? code.slice(at, end) : code.slice(at, pattern.lastIndex);
    tokens.push(token), at += token.length;
  }
  return tokens;
}
var STRING = /^([A-Za-z]{0,2})("""|'''|"|')([\s\S]*)\2$/, LEVELS = [
  ["or"],
  ["and"],
  ["in", "not", "is", "==", "!=", "<", ">", "<=", ">="],
  ["|"],
  ["+", "-"],
  ["*", "/", "//", "%"]
], MOST_DEPTH = 50, CLOSING = { "[": "]", "(": ")", "{": "}" }, Parser = class {
  #tokens;
  #at = 0;
  #depth = 0;
  constructor(tokens) {
    this.#tokens = tokens;
  }
  isAtEnd() {
    return this.#at >= this.#tokens.length;
  }
  tuple() {
    let first = this.#starred();
    if (!this.#takes(",")) return first;
    let items = [first];
    for (; !this.isAtEnd() && (items.push(this.#starred()), !!this.#takes(",")); )
      ;
    return { kind: "display", open: "(", items };
  }
  #starred() {
    return this.#takes("*") ? { kind: "star", of: this.#expression() } : this.#expression();
  }
  #expression() {
    if (this.#depth > MOST_DEPTH) throw new NotUnderstood();
    this.#depth++;
    let expression = this.#choice();
    return this.#depth--, expression;
  }
  #choice() {
    if (this.#takes("lambda")) return this.#lambda();
    let yes = this.#binary(0);
    if (!this.#takes("if")) return yes;
    let condition = this.#binary(0);
    return this.#expect("else"), { kind: "choice", condition, yes, no: this.#expression() };
  }
  #lambda() {
    let parameter = this.#next();
    return this.#expect(":"), { kind: "lambda", parameter, body: this.#expression() };
  }
  #binary(level) {
    let operators = LEVELS[level];
    if (!operators) return this.#unary();
    let left = level === 2 && this.#takes("not") ? this.#not(level) : this.#binary(level + 1);
    for (; operators.includes(this.#peek()); ) {
      let operator = this.#next();
      operator === "not" && (operator = `not ${this.#next()}`), operator === "is" && this.#takes("not") && (operator = "is not"), left = { kind: "binary", operator, left, right: this.#binary(level + 1) };
    }
    return left;
  }
  #not(level) {
    let isNot = !0;
    for (; this.#takes("not"); ) isNot = !isNot;
    let of = this.#binary(level);
    return isNot ? { kind: "not", of } : of;
  }
  #unary() {
    let isSigned = !1;
    for (; ["-", "+", "~", "await"].includes(this.#peek()); this.#next()) isSigned = !0;
    let operand = this.#operand();
    return isSigned ? OTHER : operand;
  }
  #operand() {
    let expression = this.#atom();
    for (; ; )
      if (this.#takes(".")) expression = { kind: "attribute", of: expression, name: this.#next() };
      else if (this.#takes("(")) expression = { kind: "call", callee: expression, args: this.#args() };
      else if (this.#takes("[")) expression = this.#item(expression);
      else return expression;
  }
  #item(of) {
    if (this.#peek() === ":") throw new NotUnderstood();
    let index = this.#expression();
    return this.#expect("]"), { kind: "item", of, index };
  }
  #atom() {
    let token = this.#next();
    if (token === "[" || token === "(" || token === "{") return this.#display(token);
    if (STRING.test(token)) return this.#strings(token);
    if (/^\d+$/.test(token)) return { kind: "number", value: Number(token) };
    if (/^\d/.test(token)) return OTHER;
    if (!/^[^\W\d]|^[\u0080-\uffff]/.test(token)) throw new NotUnderstood();
    return { kind: "name", name: token };
  }
  #strings(first) {
    let text2 = literalText(first);
    for (; STRING.test(this.#peek()); ) {
      let next = literalText(this.#next());
      text2 = text2 === void 0 || next === void 0 ? void 0 : text2 + next;
    }
    return text2 === void 0 ? OTHER : { kind: "string", text: text2 };
  }
  #display(open) {
    let items = [], commas = 0;
    for (; !this.#takes(CLOSING[open]); ) {
      let item = this.#entry();
      if (["for", "async"].includes(this.#peek())) return this.#comprehension(item, open);
      if (items.push(item), this.#takes(",")) commas++;
      else if (this.#peek() !== CLOSING[open]) throw new NotUnderstood();
    }
    let [only] = items;
    return open === "(" && only && commas === 0 ? only : { kind: "display", open, items };
  }
  #entry() {
    if (this.#takes("**")) return this.#ignore();
    let item = this.#starred();
    return this.#takes(":") || this.#takes(":=") ? this.#ignore() : item;
  }
  #ignore() {
    return this.#expression(), OTHER;
  }
  #comprehension(item, open) {
    this.#expect("for");
    let variable = this.#next();
    this.#expect("in");
    let of = this.#binary(0);
    for (; this.#takes("if"); ) this.#binary(0);
    return this.#expect(CLOSING[open]), { kind: "each", item, variable, of };
  }
  #args() {
    let byPosition = [], byName = /* @__PURE__ */ new Map();
    for (; !this.#takes(")"); ) {
      let name = this.#tokens[this.#at + 1] === "=" ? this.#next() : void 0;
      name !== void 0 && this.#expect("=");
      let value = this.#entry();
      if (this.#peek() === "for") return { byPosition: [this.#comprehension(value, "(")], byName };
      if (name === void 0 ? byPosition.push(value) : byName.set(name, value), !this.#takes(",") && this.#peek() !== ")") throw new NotUnderstood();
    }
    return { byPosition, byName };
  }
  #peek() {
    return this.#tokens[this.#at] ?? "";
  }
  #next() {
    let token = this.#tokens[this.#at++];
    if (token === void 0) throw new NotUnderstood();
    return token;
  }
  #takes(token) {
    return this.#peek() !== token ? !1 : (this.#at++, !0);
  }
  #expect(token) {
    if (!this.#takes(token)) throw new NotUnderstood();
  }
};
function literalText(token) {
  let [, prefix = "", , text2 = ""] = STRING.exec(token) ?? [];
  if (!(/b/i.test(prefix) || /[ft]/i.test(prefix) && /[{}]/.test(text2))) {
    if (/r/i.test(prefix)) return text2;
    if (![...text2.matchAll(/\\([\s\S])/g)].some(([, escaped2 = ""]) => !`\\'"n
`.includes(escaped2)))
      return text2.replace(
        /\\([\s\S])/g,
        (_, escaped2) => escaped2 === "n" ? `
` : escaped2 === `
` ? "" : escaped2
      );
  }
}

// src/cli/check/provable.ts
var ANY_ADDRESS = "10.0.0.1";
function whyNotProven(name, value, alternatives) {
  let edits2 = editsOf(value);
  if (typeof edits2 == "string") return edits2;
  if (!edits2.some((text2) => alternatives.every((list2) => grows(list2, name, value, text2))))
    return whyNoneGrows(name, value, edits2, alternatives);
}
function whyNotGrown(name, before, after, alternatives) {
  return alternatives.every((list2) => grows(list2, name, before, after)) ? void 0 : whyNoneGrows(name, before, [after], alternatives);
}
function whyNoneGrows(name, value, edits2, alternatives) {
  let without = alternatives.find((list2) => !edits2.some((text2) => grows(list2, name, value, text2)));
  return whyNot(without ?? [], name);
}
function isEditable(value) {
  return typeof editsOf(value) != "string";
}
function editsOf(value) {
  try {
    return (showsItsShape(value) ? [","] : [",", " "]).map((separator) => addHost(value, ANY_ADDRESS, separator).text);
  } catch (error) {
    if (!(error instanceof UnknownListShape)) throw error;
    return error.message;
  }
}
function whyNot(list2, name) {
  let part = list2.find((one) => one.kind === "variable" && one.name === name);
  if (part?.kind !== "variable") {
    let [first] = list2;
    return `the settings may have another list, without it${first ? `, by ${first.place.file} line ${first.place.line}` : ""}`;
  }
  let { shape } = part;
  return shape.kind === "one" ? "the settings take it for one host, not for a list" : shape.kind !== "split" ? "it is no list in brackets, as the settings read it" : `it does not grow by a host where the settings divide it at ${shape.separator.trim() === "" ? "blanks" : `"${shape.separator}"`}`;
}
function grows(list2, name, before, after) {
  let isOurs = list2.some((part) => part.kind === "variable" && part.name === HEALTH_CHECK_HOSTS), hosts = hostsOf(list2, name, before);
  if (isOurs || hosts.includes("*")) return !0;
  let grown = hostsOf(list2, name, after);
  return grown.length === hosts.length + 1 && grown.includes(ANY_ADDRESS) && hosts.every((host) => grown.includes(host));
}
function hostsOf(list2, name, value) {
  let hosts = list2.flatMap((part) => part.kind === "fixed" ? part.hosts : part.kind === "variable" && part.name === name ? readFrom(part, value) : []);
  return [...new Set(hosts)].filter((host) => host.trim() !== "");
}
function readFrom({ shape, fallback, fallsBackWhenEmpty }, value) {
  return fallsBackWhenEmpty && value === "" ? fallback ?? [] : divided(value, shape);
}
function divided(value, shape) {
  if (shape.kind === "one") return [value];
  if (shape.kind === "split") {
    let { separator } = shape;
    return value.split(separator === "" ? /\s+/ : separator);
  }
  if (shape.kind === "json") return jsonList(value);
  let list2 = parseExpression(value);
  return list2.kind === "display" ? list2.items.flatMap((item) => item.kind === "string" ? item.text : []) : [];
}
function jsonList(value) {
  try {
    let list2 = JSON.parse(value);
    return Array.isArray(list2) ? list2.filter((host) => typeof host == "string") : [];
  } catch {
    return [];
  }
}

// src/cli/check/asked.ts
var SECONDS = 60, LARGEST_COPIED = 256 * 1024, MOST_COPIED = 48 * 1024 * 1024;
async function askProject(project) {
  if (process.getuid?.() === 0)
    throw new Stop("--python runs the project's code, so it is not for root: call it as your own user.");
  let folder = temporaryFolderOf("asked");
  try {
    return await copyTexts(project.bundle, folder), await askIn(folder, project);
  } catch (error) {
    if (!(error instanceof NotAnswered)) throw error;
    return [notAsked(error.message, project.python)];
  }
}
async function askIn(folder, project) {
  let { python, properties, settings: own, wsgiPath, ours } = project, question = await Question.open({
    python: (0, import_node_path9.resolve)(python),
    folder,
    user: void 0,
    holders: void 0,
    env: { PATH: "/usr/bin:/bin", LANG: "C.UTF-8", ...properties },
    processName: "web",
    wsgiPath,
    program: programOf(ours),
    signal: new AbortController().signal,
    seconds: SECONDS
  });
  try {
    let ask = async (candidates) => {
      let { settings, trials } = await question.ask(candidates.map((one) => trialOf(folder, one))), tried = trials.map((answer, index) => [candidates[index], answer]);
      return { settings, tried };
    }, first = await ask([ownCandidate(ANY_ADDRESS, properties[HEALTH_CHECK_HOSTS])]), { hosts, filesRead } = first.settings;
    if (allows(hosts, ANY_ADDRESS)) return [];
    let files = /* @__PURE__ */ new Map();
    for (let path of /* @__PURE__ */ new Set([own.envFile, ...filesRead])) {
      let bytes = await project.bundle.read(path);
      bytes && files.set(path, bytes.toString("latin1"));
    }
    let likely = hostVariables(own), places = { properties: new Map(Object.entries(properties)), files, likely, hosts }, more = await ask(candidatesFor(ANY_ADDRESS, places)), { taken: taken2, reasons: reasons2 } = decide(hosts, ANY_ADDRESS, [...first.tried, ...more.tried]);
    return taken2 ? [] : [notLetIn(first.settings, reasons2)];
  } finally {
    await question.close();
  }
}
function trialOf(folder, { values, file }) {
  let files = file ? [[(0, import_node_path9.join)(folder, file.path), Buffer.from(file.text, "latin1")]] : [];
  return { env: Object.fromEntries(values), files: new Map(files) };
}
function programOf(ours) {
  let text2 = (name) => ours.find(({ path }) => path.endsWith(`/${name}`))?.text ?? "";
  return { start: text2("ask-start.py"), question: text2("ask.py") };
}
async function copyTexts(bundle, folder) {
  let left = MOST_COPIED;
  for (let { path, kind, bytes } of bundle.files.values()) {
    if (kind !== "file" || bytes > LARGEST_COPIED || path.startsWith(".platform/") || (0, import_node_path9.isAbsolute)(path) || path.split(/[\\/]/).includes("..")) continue;
    if (left -= bytes, left < 0) throw new NotAnswered("the project has more than 48 MiB of small files");
    let content2 = await bundle.read(path);
    content2 !== void 0 && ((0, import_node_fs7.mkdirSync)((0, import_node_path9.dirname)((0, import_node_path9.join)(folder, path)), { recursive: !0 }), (0, import_node_fs7.writeFileSync)((0, import_node_path9.join)(folder, path), content2));
  }
}
function notLetIn({ hosts, settingsModule, startedBy: startedBy2, line }, reasons2) {
  let [remedy = ""] = sayTheLine(line), because = reasons2.length > 0 ? ` (${reasons2.join("; ")})` : "";
  return {
    id: "asked",
    severity: "error",
    place: line ? `${line.file} line ${line.below}` : "the settings",
    what: `the project itself says that nothing lets the load balancer in: ALLOWED_HOSTS has ${hosts.length} host${hosts.length === 1 ? "" : "s"}, and no place is proven to add one${because} (settings module ${settingsModule}, as ${startedBy2} says)`,
    why: "allowed_hosts changes only what is proven, and the app goes on answering 400.",
    remedy: remedy.replace(
      /^Add this line at the end of (\S+), below line (\d+): /,
      "Add to $1 below line $2: "
    )
  };
}
function notAsked(why, python) {
  return {
    id: "not-asked",
    severity: "warning",
    place: python,
    what: `the project could not be asked: ${why}`,
    why: "What the text shows is all that is known of its hosts.",
    remedy: "Give it what the settings need: the requirements in that Python, and the properties in .ebextensions/."
  };
}

// src/cli/check/bundle-shape.ts
var LARGEST_BUNDLE = 512 * 1024 * 1024, SIGNS = [
  /^manage\.py$/,
  /^requirements\.txt$/,
  /^Pipfile$/,
  /^Procfile$/,
  /^application\.py$/,
  /^pyproject\.toml$/,
  /^Dockerfile$/,
  /^docker-compose\.yml$/,
  /^Dockerrun\.aws\.json$/,
  /^\.ebextensions\//,
  /^[^/]+\/(?:wsgi|settings)\.py$/
];
function looksLikeAnApp(paths) {
  for (let path of paths) if (SIGNS.some((sign) => sign.test(path))) return !0;
  return !1;
}
function wrappingFolder(paths) {
  let [first] = new Set(paths.map((path) => path.includes("/") ? path.slice(0, path.indexOf("/")) : ""));
  if (!(!first || !paths.every((path) => path.startsWith(`${first}/`))) && !first.startsWith("."))
    return looksLikeAnApp(paths.map((path) => path.slice(first.length + 1))) ? first : void 0;
}
function checkWrapping(folder) {
  return {
    id: "top-level-folder",
    severity: "error",
    place: `${folder}/`,
    what: `everything in the zip lies in the folder ${folder}/`,
    why: "Elastic Beanstalk looks for the app, .platform/ and .ebextensions/ at the top of the zip and finds none of them.",
    remedy: `Zip the content of the folder, not the folder: cd ${shellWord(folder)} && zip -r ../bundle.zip .`
  };
}
function checkSize({ bytes, isZipped }) {
  if (bytes <= LARGEST_BUNDLE) return [];
  let size = `${Math.ceil(bytes / 1024 / 1024)} MB`;
  return [
    {
      id: "too-large",
      severity: isZipped ? "error" : "warning",
      place: "the bundle",
      what: isZipped ? `it has ${size}` : `it has ${size} before it is zipped`,
      why: "Elastic Beanstalk takes at most 512 MB as a source bundle.",
      remedy: "Leave out what the app does not need on the instance, with .ebignore or export-ignore in .gitattributes."
    }
  ];
}
function checkGitFolder(paths) {
  return paths.some((path) => path.startsWith(".git/")) ? [
    {
      id: "git-folder",
      severity: "warning",
      place: ".git/",
      what: "the whole history is in the bundle",
      why: "With a .ebignore the EB CLI zips the working tree, and leaves .git/ out only if .ebignore says so.",
      remedy: "Add to .ebignore: .git/"
    }
  ] : [];
}
function checkOutdated(outdated, sent) {
  let [first] = outdated;
  if (first === void 0) return [];
  let more = outdated.length > 1 ? ` and ${outdated.length - 1} more` : "", isStaged = sent === "what is staged";
  return [
    {
      id: "uncommitted",
      severity: "warning",
      place: first,
      what: `what lies in the folder differs from what is in the bundle: ${first}${more}`,
      why: `eb deploy${isStaged ? " --staged" : ""} sends ${sent}; the instance gets the files as they were then.`,
      remedy: isStaged ? "Stage the changes: git add" : "Commit the changes, or deploy what is staged: eb deploy --staged"
    }
  ];
}

// src/diagnosis/platform-support.ts
function unsupportedPlatform(platform) {
  if (platform !== void 0)
    return /\becs\b|multi-?container/i.test(platform) ? "ECS" : /\brunning\b/.test(platform) && !/\bPython\b/.test(platform) && !isDocker(platform) ? "other platform" : /Amazon Linux 2(?!\d)/.test(platform) ? "Amazon Linux 2" : void 0;
}
function isDocker(platform) {
  return /docker|\becs\b/i.test(platform ?? "");
}
var WITHOUT_HOOKS = "What works there: a middleware that answers the check before Django looks at the host, or an app that asks the metadata service (IMDSv2) for its address, with a hop limit of 2.";

// src/instance/compose.ts
function readCompose(text2, envFile) {
  let lines = text2.split(/\r?\n/).map((line) => line.replace(/(^|\s)#.*$/, "")), path = new RegExp(`(?:^|[\\s"'[,])(?:\\./)?${escaped(envFile)}(?=$|[\\s"'\\],])`), namesFile = blocksOf(lines, "env_file").some((block) => block.some((line) => path.test(line))), app = servicesOfApp(lines), hasItems = blocksOf(app, "environment").some(([, next]) => /^\s*-/.test(next ?? "")), lineFor = (variable) => `${hasItems ? `- ${variable}=` : `${variable}: `}\${${variable}-}`;
  return {
    gives: (variable) => namesFile || handsOn(variable).some((shape) => lines.some((line) => shape.test(line))),
    setsItself: (variable) => {
      let literal2 = new RegExp(`^\\s*(?:-\\s*)?["']?${variable}["']?\\s*[:=]\\s*["']?[^\\s$"'][^$]*$`), at = lines.findIndex((line) => literal2.test(line));
      return at < 0 ? void 0 : at + 1;
    },
    lineFor,
    toHandOn: (variable) => hasNoEnvironment(app) ? `In the service that runs Django, add the line: environment: {${variable}: "\${${variable}-}"}` : `Below environment: of the service that runs Django, add the line: ${lineFor(variable)}`
  };
}
function servicesOfApp(lines) {
  let [, ...below] = blocksOf(lines, "services")[0] ?? [], depth = below[0]?.search(/\S/), services = [];
  for (let line of below)
    line.search(/\S/) === depth && services.push([]), services.at(-1)?.push(line);
  let built = services.filter((service) => blocksOf(service, "build").length > 0), open = built.filter((service) => blocksOf(service, "ports").length > 0), app = (open.length > 0 ? open : built).flat();
  return app.length > 0 ? app : lines;
}
function hasNoEnvironment(service) {
  return service.some((line) => /^\s*build\s*:/.test(line)) && !service.some((line) => /^\s*(?:environment|extends|<<)\s*:/.test(line));
}
function handsOn(variable) {
  return [
    new RegExp(`(?<!\\$)\\$(?:${variable}(?!\\w)|\\{${variable}(?!\\w))`),
    new RegExp(`^\\s*(?:-\\s*["']?${variable}["']?|${variable}\\s*:)\\s*$`)
  ];
}
function blocksOf(lines, key) {
  let start2 = new RegExp(`^(\\s*)(?:-\\s+)?${key}\\s*:(.*)$`);
  return lines.flatMap((line, index) => {
    let [, indent, rest] = start2.exec(line) ?? [];
    if (indent === void 0 || rest === void 0) return [];
    let block = [rest];
    for (let next of lines.slice(index + 1)) {
      let deep = next.search(/\S/);
      if (deep >= 0 && deep <= indent.length && !(deep === indent.length && next[deep] === "-")) break;
      deep >= 0 && block.push(next);
    }
    return [block];
  });
}
function escaped(text2) {
  return text2.replace(/[^\w/]/g, "\\$&");
}

// src/instance/folder.ts
var import_node_fs8 = require("node:fs");
var { O_RDONLY, O_DIRECTORY, O_NOFOLLOW, O_NONBLOCK } = import_node_fs8.constants, MAX_FILE_BYTES2 = 1024 * 1024;

// src/instance/docker.ts
var DOCKER_FILES = ["docker-compose.yml", "Dockerfile", "Dockerrun.aws.json"];
function kindOf(file, dockerrun) {
  return /"AWSEBDockerrunVersion"\s*:\s*"?2\b/.test(dockerrun) ? "ECS" : file === "docker-compose.yml" ? "Compose" : "one container";
}

// src/cli/check/docker.ts
function checkDocker(facts) {
  let { paths, platform, pythonPlace, dockerrun } = facts, isKnown = isDocker(platform), file = DOCKER_FILES.find((name) => paths.has(name));
  if (!isKnown && (file === void 0 || platform !== void 0 || pythonPlace !== void 0)) return [];
  if (file === void 0 || unsupportedPlatform(platform) === "ECS" || kindOf(file, dockerrun) === "ECS")
    return notReached(facts, file);
  let [notHandedOn] = file === "docker-compose.yml" ? handedOn(facts) : [];
  return isKnown ? notHandedOn ? [notHandedOn] : [] : [maybeDocker(file, notHandedOn)];
}
function notReached({ platform }, file) {
  let isEcs = file === "Dockerrun.aws.json" || unsupportedPlatform(platform) === "ECS";
  return [
    {
      id: "docker",
      severity: "error",
      place: file ?? ".elasticbeanstalk/config.yml",
      what: platform ? `the platform is ${platform}` : `${file} is of version 2, which is for ECS`,
      why: isEcs ? "No file on the host reaches a container of ECS: allowed_hosts says so and changes nothing." : `The bundle has none of ${DOCKER_FILES.join(", ")}: the hooks do not know where the container has its environment from.`,
      remedy: WITHOUT_HOOKS
    }
  ];
}
function maybeDocker(file, notHandedOn) {
  return {
    id: "maybe-docker",
    severity: "note",
    place: file,
    what: `with ${file} this may be meant for a Docker platform`,
    why: "On Docker allowed_hosts cannot ask the app. It gives the container HEALTH_CHECK_HOSTS, and edits a list only if the app's text plainly shows how it is read.",
    remedy: notHandedOn ? `If it is: ${lowerFirst(notHandedOn.remedy)}` : "Nothing, if settings.py reads HEALTH_CHECK_HOSTS, or if this is for the Python platform."
  };
}
function handedOn({ composeFile, envFile }) {
  let compose = readCompose(composeFile, envFile);
  return compose.gives(HEALTH_CHECK_HOSTS) ? [] : [
    {
      id: "compose",
      severity: "warning",
      place: "docker-compose.yml",
      what: `it gives ${HEALTH_CHECK_HOSTS} to no service`,
      why: `On a Docker platform allowed_hosts puts it into ${envFile}, and only what docker-compose.yml hands on reaches a container.`,
      remedy: compose.toHandOn(HEALTH_CHECK_HOSTS)
    }
  ];
}
var OF_PYTHON = /\/var\/app\/venv|PYTHONPATH\/activate/, OUR_HOOK = /_(?:allowed_hosts|health_check|install_node)/, HOOKS_AND_CONFIG = /^\.platform\/(?:config)?hooks\/[^/]+\/[^/]+$|^\.ebextensions\/[^/]+$/;
async function placeOfPython({ bundle }, options2) {
  let option = options2.find(({ namespace: namespace2 }) => namespace2 === PYTHON);
  if (option) return option.file;
  let paths = [...bundle.files.keys()].filter(
    (path) => HOOKS_AND_CONFIG.test(path) && !OUR_HOOK.test(path)
  );
  for (let path of paths) if (OF_PYTHON.test(await readText(bundle, path) ?? "")) return path;
}
async function dockerKindOf(bundle, platform) {
  let file = isDocker(platform) ? DOCKER_FILES.find((name) => bundle.files.has(name)) : void 0;
  return file === void 0 ? void 0 : kindOf(file, await readText(bundle, "Dockerrun.aws.json") ?? "");
}
async function inspectDocker(source, envFile, options2) {
  let { bundle, platform } = source;
  return checkDocker({
    paths: new Set(bundle.files.keys()),
    platform,
    pythonPlace: await placeOfPython(source, options2),
    composeFile: await readText(bundle, "docker-compose.yml") ?? "",
    dockerrun: await readText(bundle, "Dockerrun.aws.json") ?? "",
    envFile
  });
}

// src/cli/check/hook-files.ts
var PHASE_FOLDER = /^\.platform\/(?:config)?hooks\/(?:prebuild|predeploy|postdeploy)\//, BYTE_ORDER_MARK = Buffer.from([239, 187, 191]), ELF = Buffer.from([127, 69, 76, 70]);
function checkHookFiles(files, ours, leftOut, isWithoutDotFiles2 = !1) {
  let present = new Map(files.map((file) => [file.path, file])), foundOurs = files.filter((file) => file.content && versionOf(file.content.toString("utf8"))), hooks = ours.filter(({ isHook }) => isHook);
  return hooks.some(({ path }) => present.has(path)) ? [
    ...ours.filter(({ path }) => !present.has(path)).map(({ path }) => missing(path, leftOut.get(path))),
    ...ours.flatMap((one) => content(one, present.get(one.path))),
    ...otherVersion(foundOurs),
    ...foundOurs.flatMap((file) => stale(file, hooks)),
    ...runnable(files)
  ] : [isWithoutDotFiles2 ? noDotFiles() : noHooks(hooks, leftOut), ...runnable(files)];
}
function noDotFiles() {
  return {
    id: "no-dot-files",
    severity: "error",
    place: ".platform/hooks",
    what: "the zip has no file whose name begins with a dot, so none of the hooks either",
    why: "The deployment runs without them.",
    remedy: "Zip the folder itself, in it: zip -r ../bundle.zip . -x '.git/*'"
  };
}
function noHooks(hooks, leftOut) {
  let first = hooks.map(({ path }) => leftOut.get(path)).find((reason) => reason !== void 0);
  return {
    id: "no-hooks",
    severity: "error",
    place: ".platform/hooks",
    what: `none of the hooks is in the bundle${first ? `: ${first.why}` : ""}`,
    why: "The deployment runs without them.",
    remedy: first ? first.remedy.replaceAll(/\.platform\/\S+/g, ".platform") : "Run eb-health-hooks init in the app's folder and commit .platform/."
  };
}
function missing(path, leftOut) {
  let what = `it is missing in the bundle${leftOut ? `: ${leftOut.why}` : ""}`, remedy = leftOut?.remedy ?? "Put it back: eb-health-hooks init", common = { place: path, what, remedy };
  return path.includes("/confighooks/") ? {
    id: "confighook-missing",
    severity: "error",
    ...common,
    why: "The next change of an environment property undoes what the hook did: it stages the bundle anew and runs only confighooks."
  } : path.endsWith("/00_install_node") ? {
    id: "install-node-missing",
    severity: "warning",
    ...common,
    why: "The Python platform has no Node.js. Without it allowed_hosts stops the deployment, unless Node.js comes another way (docs/nodejs.md)."
  } : path.endsWith(".py") ? {
    id: "question-missing",
    severity: "error",
    ...common,
    why: "Without it allowed_hosts cannot ask the app for its ALLOWED_HOSTS. It then does only what the files show plainly, and proves nothing."
  } : isInHookFolder(path) ? {
    id: "hook-missing",
    severity: "error",
    ...common,
    why: "Half of the work is not done: the app refuses the load balancer's Host (400), or its redirect (301) counts as unhealthy."
  } : {
    id: "notices-missing",
    severity: "note",
    ...common,
    why: "Nothing on the instance reads it; it has the licences of the code in the hooks."
  };
}
function content(one, file) {
  if (!file) return [];
  let text2 = file.content?.toString("utf8") ?? "", has = versionOf(text2);
  return has === void 0 ? [
    {
      id: "foreign-hook",
      severity: "error",
      place: one.path,
      what: "it is not a file of eb-health-hooks, but has the name of one",
      why: one.isHook ? "The engine runs it in the place of the hook of that name." : "What belongs there goes where the hooks go.",
      remedy: "Give it another name, or delete it if it was a copy of the hook; then run eb-health-hooks init."
    }
  ] : has !== VERSION || plainText(text2) === one.text ? [] : [
    {
      id: "hook-edited",
      severity: "warning",
      place: one.path,
      what: `it says ${VERSION}, but is not what ${VERSION} has there`,
      why: "What it does on the instance is not what this version was tested to do.",
      remedy: "Delete it, and put the original back: eb-health-hooks init"
    }
  ];
}
function otherVersion(files) {
  let byVersion = /* @__PURE__ */ new Map();
  for (let { content: content2, path } of files) {
    let found = versionOf(content2?.toString("utf8") ?? "") ?? VERSION;
    found !== VERSION && !byVersion.has(found) && byVersion.set(found, path);
  }
  return byVersion.size === 0 ? [] : [
    {
      id: "other-version",
      severity: "warning",
      place: ".platform",
      what: `files are of another version than ${VERSION}: ${[...byVersion].map(([version, path]) => `${version} (${path})`).join(", ")}`,
      why: "A confighook runs the hook of the same name, and a mixture was never tested.",
      remedy: `Bring all to ${VERSION}: eb-health-hooks init`
    }
  ];
}
function stale({ path, content: content2 }, hooks) {
  let from = versionOf(content2?.toString("utf8") ?? "") ?? "";
  return hooks.some((hook) => hook.path === path) || !isInHookFolder(path) ? [] : [
    {
      id: "stale-hook",
      severity: "error",
      place: path,
      what: `it is a file of eb-health-hooks ${from} that this version does not have, or a copy under another name`,
      why: "The engine runs every file in this folder, so the hook runs twice.",
      remedy: `Delete it: git rm ${shellWord(path)}`
    }
  ];
}
function runnable(files) {
  let inPhases = files.filter(({ path }) => PHASE_FOLDER.test(path)), direct = inPhases.filter(({ path }) => !path.replace(PHASE_FOLDER, "").includes("/")), nested = inPhases.filter((file) => !direct.includes(file));
  return [
    ...direct.filter(({ kind }) => kind === "file").flatMap(canStart),
    ...[...direct.filter(({ kind }) => kind === "symlink"), ...nested].map(unusual)
  ];
}
function canStart({ path, content: content2 }) {
  let bytes = content2 ?? Buffer.alloc(0);
  if (bytes.subarray(0, 3).equals(BYTE_ORDER_MARK))
    return [
      {
        id: "byte-order-mark",
        severity: "error",
        place: path,
        what: "it starts with a byte order mark",
        why: "The kernel then sees no #!, and the deployment fails: exec format error.",
        remedy: "Save it as UTF-8 without a byte order mark."
      }
    ];
  if (bytes.subarray(0, 4).equals(ELF)) return [];
  if (!bytes.subarray(0, 2).equals(Buffer.from("#!")))
    return [
      {
        id: "no-hashbang",
        severity: "error",
        place: path,
        what: "it does not start with #!",
        why: "The engine executes every file in this folder, whatever its name is, and the deployment fails: exec format error.",
        remedy: "If it is a hook, give it a first line such as #!/bin/sh; if not, move it out of the hook folders."
      }
    ];
  let end = bytes.indexOf(`
`);
  return end > 0 && bytes[end - 1] === 13 ? [
    {
      id: "crlf",
      severity: "warning",
      place: path,
      what: "its lines end in CRLF",
      why: 'Platforms before 2022-12-29 fail with "no such file or directory"; newer ones convert text files.',
      remedy: "Add to .gitattributes: .platform/** text eol=lf; then: git add --renormalize .platform && git commit"
    }
  ] : [];
}
function unusual({ path, kind }) {
  return {
    id: "not-a-plain-file",
    severity: "warning",
    place: path,
    what: kind === "symlink" ? "it is a symbolic link in a hook folder" : "it is in a folder inside a hook folder",
    why: "What the engine does with it is not documented: it may run it, skip it or fail.",
    remedy: "Keep only hooks in the hook folders, and other files elsewhere below .platform/."
  };
}

// src/django/text/app-files.ts
function joinPath(folder, path) {
  let parts = [];
  for (let part of `${folder}/${path}`.split("/"))
    if (!(part === "" || part === ".")) {
      if (part !== "..") parts.push(part);
      else if (parts.pop() === void 0) return;
    }
  return parts.join("/");
}
function folderOf(path) {
  return path.slice(0, Math.max(0, path.lastIndexOf("/")));
}
function fileOfModule({ paths }, module2, folders2) {
  let path = module2.replaceAll(".", "/");
  return folders2.flatMap((folder) => {
    let start2 = joinPath(folder, path);
    return start2 === void 0 ? [] : [`${start2}/__init__.py`, `${start2}.py`];
  }).find((candidate) => paths.has(candidate));
}
function byDepth(one, other) {
  return one.split("/").length - other.split("/").length || (one < other ? -1 : 1);
}

// src/django/text/value.ts
var UNKNOWN = { kind: "unknown" };
function merge(one, other) {
  return [...new Map([...one, ...other].map((value) => [JSON.stringify(value), value])).values()].slice(-16);
}

// src/django/text/readers.ts
var READER_CLASS = /(?:^|\.)(?:\w*Env|AutoConfig|RepositoryEnv)$|^(?:decouple|starlette\.config)\.Config$/, READER_NAME = /^(?:os\.)?(?:environ\.get|getenv|environ\.setdefault|environ\.pop)$|(?:^|\.)(?:get_?env\w*|env_\w+|\w*env|config)$/i, METHOD = /\.(list|tuple|json|str|get_value|get|bool|int)$/, COMMA = { kind: "split", separator: "," }, READER = { kind: "reader", lists: [], method: "" };
function readsByName(path, args) {
  if (READER_CLASS.test(path)) return { ...READER, method: "__init__" };
  let method = METHOD.exec(path)?.[1] ?? "";
  if (!(!READER_NAME.test(path) && !READER_NAME.test(path.replace(METHOD, ""))))
    return readerName(args) === void 0 ? void 0 : { ...READER, method };
}
function readerName({ byPosition, byName }) {
  let given = byPosition[0] ?? byName.get("var") ?? byName.get("name") ?? byName.get("key") ?? byName.get("option");
  return given?.kind === "string" && /^[A-Za-z_]\w*$/.test(given.text) ? given.text : void 0;
}
function readVariable(name, fallback) {
  return { kind: "read", name, fallback, fallsBackWhenEmpty: !1 };
}
function callReader(reader, args, scope, applyCast2) {
  if (reader.method === "__init__")
    return [args.byName.has("prefix") ? UNKNOWN : { ...READER, lists: listsOf(args) }];
  let name = readerName(args);
  if (name === void 0) return [UNKNOWN];
  let fallback = args.byName.get("default") ?? args.byPosition.slice(1).find(isLiteral), shape = readerShape(reader, args, fallback), hosts = literalHosts(fallback, shape) ?? reader.lists.find(([one]) => one === name)?.[1];
  if (shape) return [{ ...readerList(name, shape, hosts, scope), form: listForm(reader, args) }];
  if (!/^(?:|str|get|get_value|environ|getenv)$/.test(reader.method)) return [UNKNOWN];
  let text2 = readVariable(name, fallback?.kind === "string" ? fallback.text : void 0), cast = args.byName.get("cast");
  return cast && !(cast.kind === "name" && cast.name === "str") ? applyCast2(cast, text2, scope) : [text2];
}
function listForm({ method }, { byName, byPosition }) {
  let isTuple = (arg) => arg !== void 0 && (lastName(arg) === "tuple" || arg.kind === "call" && [...arg.args.byName.values()].some(isTuple)), fallback = byName.get("default") ?? byPosition.slice(1).find((arg) => arg.kind !== "call"), isOwn = fallback === void 0 || fallback.kind === "display" && fallback.open === "[", isText = fallback?.kind === "string" && method === "";
  return method !== "tuple" && !isTuple(byName.get("cast")) && (isOwn || isText) ? "list" : "other";
}
function listsOf({ byName }) {
  let isList = (type) => type?.kind === "display" || type !== void 0 && lastName(type) === "list";
  return [...byName].flatMap(([name, scheme]) => {
    let [type, fallback] = scheme.kind === "display" && scheme.open === "(" ? scheme.items : [scheme];
    return isList(type) ? [[name, literalHosts(fallback) ?? []]] : [];
  });
}
function readerShape(reader, args, fallback) {
  let { method } = reader, isListed = reader.lists.some(([name]) => name === readerName(args));
  if (method === "json") return { kind: "json" };
  if (method === "list" || method === "tuple") return delimited(args) ?? COMMA;
  let cast = args.byName.get("cast") ?? args.byPosition.slice(1).find((arg) => !isLiteral(arg));
  if (cast?.kind === "call" && cast.callee.kind !== "call" && /Csv$/.test(lastName(cast.callee)))
    return delimited(cast.args) ?? COMMA;
  if (!(method !== "" && method !== "get_value"))
    return cast?.kind === "name" && /^(?:list|tuple)$/.test(cast.name) || cast?.kind === "display" || isListed || !cast && fallback?.kind === "display" ? COMMA : void 0;
}
function delimited({ byName, byPosition }) {
  let given = byName.get("delimiter") ?? byPosition.find((arg, index) => index > 0 && arg.kind === "string");
  return given?.kind === "string" && given.text.length === 1 ? { kind: "split", separator: given.text } : void 0;
}
function lastName(callee) {
  return callee.kind === "name" || callee.kind === "attribute" ? callee.name : "";
}
function isLiteral(arg) {
  return arg.kind === "string" || arg.kind === "display" && arg.items.every((item) => item.kind === "string");
}
function literalHosts(fallback, shape = COMMA) {
  let separator = shape.kind === "split" && shape.separator || ",";
  if (fallback?.kind === "string")
    return fallback.text.split(separator).map((host) => host.trim()).filter(Boolean);
  if (fallback?.kind === "display")
    return fallback.items.flatMap((item) => item.kind === "string" ? item.text : []);
}
function readerList(name, shape, fallback, { place }) {
  return { kind: "list", form: "list", parts: [{ kind: "variable", name, shape, fallback, fallsBackWhenEmpty: !1, place }] };
}
function lazyList(args, scope) {
  let text2 = (key) => {
    let given = args.byName.get(key);
    return given?.kind === "string" ? given.text : void 0;
  }, own = text2("environ_name"), prefix = args.byName.get("environ_prefix"), name = `${prefix?.kind === "name" && prefix.name === "None" ? "" : `${text2("environ_prefix") ?? "DJANGO"}_`}${own ?? scope.target ?? ""}`, shape = { kind: "split", separator: text2("separator") ?? "," }, list2 = readerList(name, shape, literalHosts(args.byPosition[0] ?? args.byName.get("default")), scope);
  return own === void 0 ? { ...list2, form: "lazy" } : list2;
}

// src/django/text/evaluate.ts
function evaluateText(code, scope) {
  return evaluate(parseExpression(code), scope);
}
function evaluate(expression, scope) {
  switch (expression.kind) {
    case "string":
      return [{ kind: "text", text: expression.text }];
    case "name":
      return nameValue(expression.name, scope);
    case "display":
      return displayValues(expression, scope);
    case "each":
      return spread(evaluate(expression.of, scope), (parts) => {
        let inner = new Map([...scope.names, [expression.variable, [{ kind: "each", parts }]]]);
        return listOf([ofAnAddress(expression)], { ...scope, names: inner }, "list");
      });
    case "attribute":
      return evaluate(expression.of, scope).map((of) => attributeOf(of, expression.name));
    case "item":
      return evaluate(expression.of, scope).map((of) => itemOf(of, expression.index, scope));
    case "call":
      return callValues(expression.callee, expression.args, scope);
    case "choice": {
      let truth = truthOf(expression.condition, scope), yes = truth === !1 ? [] : evaluate(expression.yes, scope);
      return merge(yes, truth === !0 ? [] : evaluate(expression.no, scope));
    }
    case "binary":
      return COMPARES.test(expression.operator) ? truthValue(truthOf(expression, scope)) : pairs(evaluate(expression.left, scope), evaluate(expression.right, scope)).map(
        ([left, right]) => combine(expression.operator, left, right)
      );
    case "not":
      return truthValue(truthOf(expression, scope));
    default:
      return [UNKNOWN];
  }
}
function ofAnAddress({ item, variable }) {
  if (item.kind !== "choice" || item.no.kind !== "name" || item.no.name !== variable) return item;
  let { condition } = item, [start2] = condition.kind === "call" ? condition.args.byPosition : [];
  return condition.kind === "call" && condition.callee.kind === "attribute" && condition.callee.name === "startswith" && condition.callee.of.kind === "name" && condition.callee.of.name === variable && start2?.kind === "string" && /^\D/.test(start2.text) ? item.no : item;
}
var COMPARES = /^(?:==|!=|(?:not )?in|is(?: not)?)$/;
function truthValue(truth) {
  return truth === void 0 ? [UNKNOWN] : [truth ? { kind: "text", text: "True" } : { kind: "nothing" }];
}
function truthOf(expression, scope) {
  if (scope.run.isAnywhere) return;
  if (expression.kind === "not") {
    let truth = truthOf(expression.of, scope);
    return truth === void 0 ? void 0 : !truth;
  }
  let name = expression.kind === "attribute" || expression.kind === "name" ? expression.name : "";
  if (["DEBUG", "TYPE_CHECKING", "False", "TESTING"].includes(name)) return !1;
  if (name === "True") return !0;
  if (expression.kind !== "binary") return truthOfText(textOf2(expression, scope));
  let { operator, left, right } = expression;
  if (operator === "in" && right.kind === "attribute" && right.name === "argv") return !1;
  let [one, other] = [truthOf(left, scope), truthOf(right, scope)];
  if (operator === "and") return one === !1 || other === !1 ? !1 : one && other;
  if (operator === "or") return one === !0 || other === !0 ? !0 : one === !1 ? other : void 0;
  if (operator === "not in") return negated(isAmong(left, right, scope));
  if (operator === "in") return isAmong(left, right, scope);
  let isSame = isSameText(textOf2(left, scope), textOf2(right, scope)) ?? isSameTruth(one, other, left, right);
  return operator === "!=" || operator === "is not" ? negated(isSame) : operator === "==" || operator === "is" ? isSame : void 0;
}
function negated(truth) {
  return truth === void 0 ? void 0 : !truth;
}
function truthOfText(text2) {
  return text2 === void 0 ? void 0 : text2 !== "";
}
function isSameTruth(one, other, ...sides) {
  return sides.some(({ kind }) => kind === "string") || one === void 0 || other === void 0 ? void 0 : one === other;
}
function textOf2(expression, scope) {
  if (!["string", "name", "call", "item"].includes(expression.kind)) return;
  let [value, ...others] = evaluate(expression, scope);
  if (!(!value || others.length > 0))
    return value.kind === "text" ? value.text : value.kind === "read" ? scope.run.env[value.name] : void 0;
}
function isSameText(one, other) {
  if (!(one === void 0 || other === void 0))
    return one === other ? !0 : one.toLowerCase() === other.toLowerCase() ? void 0 : !1;
}
function isAmong(one, many, scope) {
  let text2 = textOf2(one, scope), [list2, ...others] = evaluate(many, scope);
  if (text2 === void 0 || !list2 || others.length > 0) return;
  if (list2.kind === "symbol")
    return isEnviron([list2]) && scope.run.env[text2] !== void 0 ? !0 : void 0;
  if (list2.kind !== "list" || !list2.parts.every(({ kind }) => kind === "fixed")) return;
  let hosts = list2.parts.flatMap((part) => part.kind === "fixed" ? part.hosts : []);
  return hosts.some((host) => isSameText(host, text2)) || (hosts.some((host) => isSameText(host, text2) === void 0) ? void 0 : !1);
}
function nameValue(name, { names, place }) {
  return name === "None" || name === "False" ? [{ kind: "nothing" }] : name === "__file__" ? [{ kind: "path", path: place.file }] : names.get(name) ?? [{ kind: "symbol", path: name }];
}
function displayValues({ open, items }, scope) {
  return listOf(items, scope, open === "[" ? "list" : open === "(" ? "tuple" : "other");
}
function listOf(items, scope, form) {
  let lists = [[]];
  for (let item of items) {
    let isStar = item.kind === "star", added = evaluate(isStar ? item.of : item, scope).map((value) => isStar ? partsOf(value, scope) : entryParts(value, scope));
    lists = pairs(lists, added).map(([list2, parts]) => [...list2, ...parts]).slice(0, 16);
  }
  return lists.map((parts) => ({ kind: "list", form, parts }));
}
function entryParts(value, { place }) {
  if (value.kind === "each") return value.parts;
  if (value.kind === "text") return [{ kind: "fixed", hosts: [value.text], place }];
  if (value.kind === "nothing") return [];
  if (value.kind !== "read") return [computed(value, place)];
  let { name, fallback, fallsBackWhenEmpty } = value;
  return [{ kind: "variable", name, shape: { kind: "one" }, fallback: fallback === void 0 ? void 0 : [fallback], fallsBackWhenEmpty, place }];
}
function partsOf(value, { place }) {
  return value.kind === "list" || value.kind === "each" ? value.parts : value.kind === "nothing" ? [] : value.kind === "read" ? [{ kind: "computed", code: value.name, place }] : [computed(value, place)];
}
function computed(value, place) {
  return { kind: "computed", code: value.kind === "symbol" ? value.path : "", place };
}
function attributeOf(of, name) {
  return of.kind === "symbol" ? { kind: "symbol", path: `${of.path}.${name}` } : of.kind === "reader" ? { ...of, method: name } : of.kind === "path" && name === "parent" ? { kind: "path", path: folderOf(of.path) } : of.kind === "path" && name === "parents" ? of : UNKNOWN;
}
function itemOf(of, index, scope) {
  if (of.kind === "symbol" && of.path === "os.environ" && index.kind === "string")
    return readVariable(index.text, void 0);
  if (of.kind === "path" && index.kind === "number") {
    let { path } = of;
    for (let up = 0; up <= index.value; up++) path = folderOf(path);
    return { kind: "path", path };
  }
  return of.kind === "symbol" && scope.names.size === 0 ? of : UNKNOWN;
}
function callValues(callee, args, scope) {
  return (callee.kind === "attribute" ? evaluate(callee.of, scope) : evaluate(callee, scope)).flatMap((of) => callee.kind !== "attribute" ? callOf(of, args, scope) : callMethod(of, callee.name, args, scope) ?? callOf(attributeOf(of, callee.name), args, scope)).slice(0, 16);
}
var SAME_TEXT = /^(?:[lr]?strip|lower|upper|removesuffix|removeprefix|casefold|copy)$/, SAME_PATH = /^(?:resolve|absolute|expanduser|as_posix|joinpath|path|__str__)$/;
function callMethod(of, method, args, scope) {
  if (of.kind === "text" || of.kind === "read") {
    if (method === "split") return [splitText(of, args, scope)];
    if (SAME_TEXT.test(method)) return [of];
    if (method === "join" && of.kind === "text") return [joinedText(of.text, args, scope)];
    let [from, to] = args.byPosition.flatMap((arg) => arg.kind === "string" ? arg.text : []);
    return [method === "replace" && from === " " && to === "" ? of : UNKNOWN];
  }
  if ((of.kind === "each" || of.kind === "list") && SAME_TEXT.test(method)) return [of];
  if (of.kind === "path" && SAME_PATH.test(method)) return joined(of, args, scope);
}
function joinedText(separator, { byPosition: [list2] }, scope) {
  let [value, ...others] = list2 ? evaluate(list2, scope) : [], hosts = fixedHosts(value);
  return hosts && others.length === 0 ? { kind: "text", text: hosts.join(separator) } : UNKNOWN;
}
function fixedHosts(value) {
  if (!(value?.kind !== "list" || !value.parts.every(({ kind }) => kind === "fixed")))
    return value.parts.flatMap((part) => part.kind === "fixed" ? part.hosts : []);
}
function withLiterals(args, scope) {
  let literalOf = (arg) => {
    if (!["name", "call", "binary"].includes(arg.kind)) return arg;
    let [value, ...others] = evaluate(arg, scope);
    if (others.length > 0) return arg;
    if (value?.kind === "text") return { kind: "string", text: value.text };
    let items = fixedHosts(value)?.map((text2) => ({ kind: "string", text: text2 }));
    return items && value?.kind === "list" && value.form === "list" ? { kind: "display", open: "[", items } : arg;
  };
  return { byName: new Map(
    [...args.byName].map(([name, arg]) => [name, name === "default" ? literalOf(arg) : arg])
  ), byPosition: args.byPosition.map((arg, index) => index === 1 ? literalOf(arg) : arg) };
}
function splitText(of, args, scope) {
  let given = args.byPosition[0] ?? args.byName.get("sep"), separator = !given || given.kind === "name" && given.name === "None" ? "" : given;
  if (separator !== "" && separator.kind !== "string") return UNKNOWN;
  let by = separator === "" ? "" : separator.text, hostsOf3 = (text2) => text2.split(by === "" ? /\s+/ : by).filter((host) => host !== ""), { place } = scope;
  if (of.kind === "text")
    return { kind: "list", form: "list", parts: [{ kind: "fixed", hosts: hostsOf3(of.text), place }] };
  let { name, fallback, fallsBackWhenEmpty } = of, hosts = fallback === void 0 ? void 0 : hostsOf3(fallback);
  return { kind: "list", form: "list", parts: [{ kind: "variable", name, shape: { kind: "split", separator: by }, fallback: hosts, fallsBackWhenEmpty, place }] };
}
function callOf(of, args, scope) {
  let values = (index) => {
    let arg = args.byPosition[index];
    return arg ? evaluate(arg, scope) : [];
  };
  if (of.kind === "reader") return callReader(of, withLiterals(args, scope), scope, applyCast);
  if (of.kind === "path") return joined(of, args, scope);
  if (of.kind !== "symbol") return [UNKNOWN];
  let { path } = of;
  if (/(?:^|\.)ListValue$/.test(path)) return [lazyList(args, scope)];
  if (path === "os.environ.copy" || path === "dict" && isEnviron(values(0))) return [ENVIRON];
  let reading = readsByName(path, args);
  return reading ? callReader(reading, withLiterals(args, scope), scope, applyCast) : path === "object" ? [{ kind: "nothing" }] : path === "getattr" && values(0).every(({ kind }) => kind === "nothing") ? values(2) : path === "str" || /(?:^|\.)Path$|^os\.path\.(?:abspath|realpath|normpath|join)$/.test(path) ? spreadPaths(values(0), { ...args, byPosition: args.byPosition.slice(1) }, scope) : path === "os.path.dirname" ? values(0).map((value) => value.kind === "path" ? attributeOf(value, "parent") : UNKNOWN) : path === "filter" ? values(1) : path === "map" ? mappedValue(args, scope) : /^(?:list|tuple|sorted|set|frozenset)$/.test(path) ? values(0).map((value) => asForm(path, value, scope)) : /(?:^|\.)(?:loads|literal_eval|eval)$/.test(path) ? values(0).map((value) => literal(value, path.endsWith("loads") ? "json" : "python", scope)) : [UNKNOWN];
}
var ENVIRON = { kind: "symbol", path: "os.environ" };
function isEnviron(values) {
  return values.some((value) => value.kind === "symbol" && value.path === "os.environ");
}
function spreadPaths(values, rest, scope) {
  return values.flatMap((value) => value.kind === "path" ? joined(value, rest, scope) : [value]);
}
function joined(of, args, scope) {
  let result = of;
  for (let arg of args.byPosition) result = combine("/", result, evaluate(arg, scope)[0] ?? UNKNOWN);
  return [result];
}
function mappedValue({ byPosition: [change, list2] }, scope) {
  return (change?.kind === "attribute" && SAME_TEXT.test(change.name) || change?.kind === "name" && change.name === "str" || change?.kind === "lambda" && change.body.kind === "call" && change.body.callee.kind === "attribute") && list2 ? evaluate(list2, scope) : [UNKNOWN];
}
function asForm(path, value, scope) {
  let form = path === "tuple" ? "tuple" : /set$/.test(path) ? "other" : "list";
  return value.kind === "list" ? { ...value, form } : { kind: "list", form, parts: partsOf(value, scope) };
}
function literal(value, kind, { place }) {
  if (value.kind !== "read") return UNKNOWN;
  let { name, fallsBackWhenEmpty, fallback: text2 } = value, list2 = text2 === void 0 ? void 0 : parseExpression(text2), hosts = (list2?.kind === "display" ? list2.items : []).flatMap((item) => item.kind === "string" ? item.text : []);
  return { kind: "list", form: kind === "json" ? "list" : "other", parts: [{ kind: "variable", name, shape: { kind }, fallback: text2 === void 0 ? void 0 : hosts, fallsBackWhenEmpty, place }] };
}
function applyCast(cast, value, scope) {
  if (cast.kind === "lambda")
    return evaluate(cast.body, { ...scope, names: new Map([...scope.names, [cast.parameter, [value]]]) });
  let [callee] = evaluate(cast, scope);
  return [callee?.kind === "symbol" && /(?:^|\.)loads$/.test(callee.path) ? literal(value, "json", scope) : UNKNOWN];
}
function combine(operator, left, right) {
  if (operator === "or" && (left.kind === "nothing" || left.kind === "unknown"))
    return left.kind === "nothing" ? right : UNKNOWN;
  if (operator === "or" && left.kind === "read" && left.fallback === void 0)
    return { ...left, fallback: right.kind === "text" ? right.text : void 0, fallsBackWhenEmpty: !0 };
  if (operator === "or" && left.kind === "list") {
    let form = right.kind === "list" && right.form === left.form ? left.form : "other";
    return { ...left, form, parts: left.parts.map((part) => orElse2(part, right)) };
  }
  if (operator === "or") return left;
  if (operator === "and") return right;
  if (operator === "/" && left.kind === "path" && right.kind === "text") {
    let path = joinPath(left.path, right.text);
    return path === void 0 ? UNKNOWN : { kind: "path", path };
  }
  return (operator === "+" || operator === "|") && left.kind === "list" && right.kind === "list" ? {
    ...left,
    form: left.form === "lazy" ? "other" : left.form,
    parts: [...left.parts, ...right.parts]
  } : operator === "+" && left.kind === "text" && right.kind === "text" ? { kind: "text", text: left.text + right.text } : UNKNOWN;
}
function orElse2(part, right) {
  if (part.kind !== "variable" || right.kind !== "list") return part;
  let fallback = right.parts.flatMap((other) => other.kind === "fixed" ? other.hosts : []);
  return { ...part, fallback, fallsBackWhenEmpty: !0 };
}
function plus(left, right, scope) {
  return { kind: "list", form: left.kind === "list" ? left.form : "other", parts: [...partsOf(left, scope), ...partsOf(right, scope)] };
}
function spread(values, make) {
  return values.flatMap(
    (value) => value.kind === "list" || value.kind === "each" ? make(value.parts) : [UNKNOWN]
  );
}
function pairs(ones, others) {
  return ones.flatMap((one) => others.map((other) => [one, other])).slice(0, 16);
}

// src/django/text/blocks.ts
var HEADER2 = /^(?:async\s+)?(if|elif|else|try|except|finally|for|while|with|class|def|match|case)\b([\s\S]*?):?$/;
function keywordOf(code) {
  return isAssignment(code) ? void 0 : HEADER2.exec(code)?.[1];
}
function isAssignment(code) {
  return /^(?:match|case)\s*(?:[-+.,=(:]|\[)/.test(code) && /[^=!<>]=(?!=)/.test(code);
}
var CONTINUES = /^(?:elif|else|except|finally)\b/;
function endOfBlocks(steps, at) {
  let indent = steps[at]?.indent ?? 0, end = at + 1;
  for (let next = steps[end]; next && !(next.indent < indent || next.indent === indent && !CONTINUES.test(next.code)); next = steps[++end])
    ;
  return end;
}
function blocksOf2(steps) {
  let indent = steps[0]?.indent ?? 0, starts = steps.flatMap((step, index) => step.indent === indent ? index : []);
  return starts.flatMap((start2, index) => {
    let step = steps[start2], [, keyword, rest] = HEADER2.exec(step?.code ?? "") ?? [];
    return !step || keyword === void 0 || rest === void 0 ? [] : [{ keyword, rest, step, body: steps.slice(start2 + 1, starts[index + 1]) }];
  });
}

// src/django/text/names.ts
var ASSIGNED_NAME = /^([A-Za-z_]\w*)\s*(?::[^=]+)?(\+)?=(?!=)\s*([\s\S]*)$/, CHANGED = /^([A-Za-z_]\w*)\s*\.\s*(append|extend|insert|add|update)\s*\(([\s\S]*)\)$/;
function afterStatement(step, scope, state) {
  let [, target, plusSign, expression] = ASSIGNED_NAME.exec(step.code) ?? [];
  if (target !== void 0 && expression !== void 0)
    return assigned({ target, isAdded: plusSign !== void 0, expression }, { ...scope, target }, state);
  let [, list2, method, arg] = CHANGED.exec(step.code) ?? [];
  return list2 !== void 0 && arg !== void 0 && state.has(list2) ? changed(list2, method ?? "", arg, scope, state) : opaque(step, state);
}
function assigned({ target, isAdded, expression }, scope, state) {
  let [, next] = ASSIGNED_NAME.exec(expression) ?? [];
  if (next !== void 0 && !isAdded) {
    let inner = assigned(
      { target: next, isAdded, expression: expression.slice(expression.indexOf("=") + 1) },
      scope,
      state
    );
    return new Map([...inner, [target, inner.get(next) ?? [UNKNOWN]]]);
  }
  let values = evaluateText(expression, scope), before = isAdded ? state.get(target) : void 0;
  return isAdded ? new Map([...state, [target, addedTo(before ?? [UNKNOWN], values, scope)]]) : new Map([...state, [target, values]]);
}
function addedTo(before, values, scope) {
  return merge(
    [],
    before.flatMap((left) => values.map((right) => plus(left, right, scope)))
  );
}
function changed(list2, method, arg, scope, state) {
  let isOne = method === "append" || method === "insert" || method === "add", code = method === "insert" ? arg.replace(/^[^,]*,/, "") : arg, before = state.get(list2) ?? [UNKNOWN], values = evaluateText(code, scope).map((value) => ({ kind: "list", form: "list", parts: isOne ? entryParts(value, scope) : partsOf(value, scope) })), after = method === "insert" && /^\s*0\s*,/.test(arg) ? values.flatMap((value) => before.map((old) => plus(value, old, scope))) : addedTo(before, values, scope);
  return new Map([...state, [list2, after]]);
}
function withoutReaders(state) {
  return new Map(
    [...state].map(([name, values]) => [
      name,
      values.map((value) => value.kind === "reader" ? UNKNOWN : value)
    ])
  );
}
function mayChangeAnything({ code }) {
  return /\b(?:locals|globals|vars)\s*\(\s*\)|^exec\s*\(/.test(code);
}
function opaque(step, state) {
  let now = new Map(/^\w+\.prefix\s*=(?!=)/.test(step.code) ? withoutReaders(state) : state);
  for (let name of /^(?:del\s)?\(?\s*(\w+(?:\s*,\s*\w+)+)\s*\)?\s*=(?!=)/.exec(step.code)?.[1]?.split(/\s*,\s*/) ?? [])
    now.set(name, [UNKNOWN]);
  return mayChangeAnything(step) && now.set("ALLOWED_HOSTS", merge(now.get("ALLOWED_HOSTS") ?? [], [UNKNOWN])), now;
}
function symbolsOf(list2) {
  return list2.split(",").flatMap((one) => {
    let [, module2, name] = /^\s*([\w.]+)(?:\s+as\s+(\w+))?\s*$/.exec(one) ?? [];
    if (module2 === void 0) return [];
    let here = name ?? module2.split(".")[0] ?? module2;
    return [symbol(here, name === void 0 ? here : module2)];
  });
}
function symbol(name, path) {
  return [name, [{ kind: "symbol", path }]];
}
function taken(outer, inner, names) {
  let found = [...names].flatMap(([here, there]) => {
    let values = inner.get(there);
    return values ? [[here, values]] : [];
  }), own = found.map(([here]) => here), rest = [...names].filter(([here]) => !own.includes(here)).map(([here, there]) => symbol(here, there));
  return new Map([...outer, ...rest, ...found]);
}
function join9(one, other) {
  if (!one || !other) return one ?? other;
  let names = new Map(one);
  for (let name of /* @__PURE__ */ new Set([...one.keys(), ...other.keys()]))
    names.set(name, merge(one.get(name) ?? [], other.get(name) ?? []));
  return names;
}

// src/django/text/settings-file.ts
var MOST_FILES = 40;
function settingsFile(files, server) {
  let { settingsModule: module2, configuration } = server, folders2 = [server.folder, ...server.pythonPath, ""], path = module2 === void 0 ? void 0 : fileOfModule(files, module2, folders2);
  if (module2 === void 0 || path === void 0) return;
  let texts = /* @__PURE__ */ new Map(), steps = new Follower(files, folders2, texts).steps(path, []);
  return { module: module2, path, text: texts.get(path) ?? "", steps, texts, configuration };
}
var Follower = class {
  #files;
  #folders;
  #texts;
  #known = /* @__PURE__ */ new Map();
  constructor(files, folders2, texts) {
    this.#files = files, this.#folders = folders2, this.#texts = texts;
  }
  steps(file, above) {
    let known = this.#known.get(file);
    if (known) return known;
    let text2 = this.#files.read(file) ?? "";
    this.#texts.set(file, text2);
    let inside = [...above, file], steps = statementsOf(text2).map((statement) => ({
      ...statement,
      file,
      imports: this.#imports(statement.code, inside)
    }));
    return this.#known.set(file, steps), steps;
  }
  #imports(code, above) {
    let file = above.at(-1) ?? "", [, module2, list2] = /^from\s+(\.*\s*[\w.]*)\s+import\s+\(?([\s\S]*?)\)?$/.exec(code) ?? [];
    return module2 !== void 0 && list2 !== void 0 ? [this.#from(module2.replaceAll(/\s/g, ""), namesOf(list2), above)] : /^(?:\w+\.)?include\s*\(/.test(code) ? includedBy(code).flatMap((pattern) => {
      let path = joinPath(folderOf(file), pattern) ?? "", isMatch = globPattern(path);
      return (path.includes("*") ? [...this.#files.paths].filter((one) => isMatch.test(one)).sort() : [path]).map((one) => this.#module(one, "*", above) ?? { kind: "missing", module: one });
    }) : [];
  }
  #from(module2, names, above) {
    let [, dots = "", name = ""] = /^(\.*)(.*)$/.exec(module2) ?? [], file = above.at(-1) ?? "", beside = joinPath(folderOf(file), "../".repeat(Math.max(0, dots.length - 1))), folders2 = dots === "" ? this.#folders : beside === void 0 ? [] : [beside], path = fileOfModule(this.#files, name, folders2), found = path === void 0 ? void 0 : this.#module(path, names, above);
    return found || (dots !== "" || folders2.some((folder) => this.#hasFolder(folder, name.split(".")[0] ?? name)) ? { kind: "missing", module: module2 } : { kind: "package", module: module2, names });
  }
  #module(file, names, above) {
    if (!this.#files.paths.has(file)) return;
    let isCircle = above.includes(file) || this.#texts.size > MOST_FILES;
    return { kind: "steps", file, names, steps: isCircle ? [] : this.steps(file, above) };
  }
  #hasFolder(folder, name) {
    let start2 = joinPath(folder, name) ?? "";
    return [...this.#files.paths].some((path) => path === `${start2}.py` || path.startsWith(`${start2}/`));
  }
};
function namesOf(list2) {
  if (list2.trim() === "*") return "*";
  let pairs2 = list2.split(",").flatMap((one) => {
    let [, there, here] = /^\s*(\w+)(?:\s+as\s+(\w+))?\s*$/.exec(one) ?? [];
    return there === void 0 ? [] : [[here ?? there, there]];
  });
  return new Map(pairs2);
}
function includedBy(code) {
  return [...code.matchAll(/"([^"\n]+\.py)"|'([^'\n]+\.py)'/g)].map(([, one, other]) => one ?? other ?? "");
}
function globPattern(pattern) {
  let parts = pattern.split(/(\*\*\/|\*)/).map((part) => part === "**/" ? "(?:.*/)?" : part === "*" ? "[^/]*" : part.replaceAll(/[^\w/]/g, "\\$&"));
  return new RegExp(`^${parts.join("")}$`);
}
function placeOf({ file, line }) {
  return { file, line };
}

// src/django/text/flow.ts
var Flow = class {
  #visit;
  #classes;
  #left = 1e5;
  #run;
  constructor(visit2, classes, run) {
    this.#visit = visit2, this.#classes = classes, this.#run = run;
  }
  run(steps, state = /* @__PURE__ */ new Map()) {
    let now = state;
    for (let at = 0; at < steps.length && now; ) {
      let step = steps[at];
      if (!step) break;
      if (keywordOf(step.code) === void 0) {
        now = this.#statement(step, now), at++;
        continue;
      }
      let end = endOfBlocks(steps, at);
      now = this.#blocks(blocksOf2(steps.slice(at, end)), now), at = end;
    }
    return now;
  }
  #blocks(blocks, state) {
    let [first] = blocks;
    if (!first) return state;
    for (let { step } of blocks) this.#visit(step, state);
    switch (first.keyword) {
      case "if":
        return this.#branches(blocks, state);
      case "try":
        return this.#attempt(blocks, state);
      case "for": {
        let [, variable = "", of = ""] = /^\s*(\w+)\s+in\s+([\s\S]*)$/.exec(first.rest) ?? [], each = evaluateText(of, this.#scope(first.step, state)).map(
          (list2) => list2.kind === "list" ? { kind: "each", parts: list2.parts } : UNKNOWN
        );
        return this.run(first.body, new Map([...state, [variable, each]])) ?? state;
      }
      case "with":
        return this.run(first.body, /\bprefixed\s*\(/.test(first.rest) ? withoutReaders(state) : state);
      case "while":
      case "match":
        return join9(state, this.run(first.body, state));
      case "case":
        return blocks.map(({ body }) => this.run(body, state)).reduce(join9, state);
      case "class":
        return this.#class(first, state);
      default:
        for (let step of first.body) this.#visit(step, state);
        return state;
    }
  }
  #branches(blocks, state) {
    let result;
    for (let { keyword, rest, body, step } of blocks) {
      let truth = keyword === "else" ? !0 : truthOf(parseExpression(rest), this.#scope(step, state));
      if (truth !== !1 && (result = join9(result, this.run(body, state)), truth === !0))
        return result;
    }
    return join9(result, state);
  }
  #attempt(blocks, state) {
    let [attempt] = blocks, handlers = blocks.filter(({ keyword }) => keyword === "except"), always = blocks.filter(({ keyword }) => keyword === "finally" || keyword === "else"), fails = attempt?.body.some(({ imports }) => imports.some(({ kind }) => kind === "missing")), isSure = !fails && attempt?.body.every(({ code }) => /^(?:from|import)\s/.test(code)), done = fails ? void 0 : this.run(attempt?.body ?? [], state), failed = isSure ? [] : handlers.map(({ body }) => this.run(body, state));
    return always.reduce((now, { body }) => now && this.run(body, now), failed.reduce(join9, done));
  }
  #class({ rest, body }, state) {
    let name = /^\s*(\w+)/.exec(rest)?.[1] ?? "";
    return this.#classes.has(name) ? this.run(body, state) : state;
  }
  #scope(step, names) {
    return { names, place: placeOf(step), target: void 0, run: this.#run };
  }
  #statement(step, state) {
    if (this.#left-- < 0) return state;
    if (/^raise\b|^(?:sys\.)?exit\s*\(/.test(step.code)) return;
    this.#visit(step, state);
    let imported = this.#imported(step, state);
    return imported || afterStatement(step, this.#scope(step, state), state);
  }
  #imported(step, state) {
    let [, plain] = /^import\s+([\s\S]+)$/.exec(step.code) ?? [];
    if (plain !== void 0) return new Map([...state, ...symbolsOf(plain)]);
    if (step.imports.length === 0) return;
    let now = state;
    for (let imported of step.imports)
      if (!(!now || imported.kind === "missing")) {
        if (imported.kind === "steps") {
          let inner = this.run(imported.steps, now);
          now = inner && imported.names !== "*" ? taken(now, inner, imported.names) : inner;
        } else if (imported.names !== "*") {
          let { module: module2 } = imported, symbols = [...imported.names].map(([here, there]) => symbol(here, `${module2}.${there}`));
          now = new Map([...now, ...symbols]);
        }
      }
    return now;
  }
};

// src/django/text/settings-classes.ts
var CLASS = /^class\s+(\w+)\s*\(([\s\S]*)\)\s*:$/;
function settingsClasses(steps, configuration) {
  let bases = /* @__PURE__ */ new Map(), seen = /* @__PURE__ */ new Set(), collect = (all2) => {
    if (!seen.has(all2)) {
      seen.add(all2);
      for (let { code, imports } of all2) {
        for (let imported of imports) imported.kind === "steps" && collect(imported.steps);
        let [, name, list2 = ""] = CLASS.exec(code) ?? [];
        name !== void 0 && bases.set(
          name,
          list2.split(",").map((base) => base.trim().replace(/^.*\./, ""))
        );
      }
    }
  };
  collect(steps);
  let above = (name) => {
    let found = /* @__PURE__ */ new Set([name]);
    for (let one of found) for (let base of bases.get(one) ?? []) found.add(base);
    return [...found];
  }, all = [...bases.keys()].filter((name) => above(name).includes("Configuration")), named = configuration ?? all.find((name) => /prod/i.test(name)) ?? all.at(-1);
  return new Set(named === void 0 ? [] : above(named));
}

// src/django/text/env-files.ts
var ENV_FILE_READER = /^(?:read_env|load_dotenv|read_dotenv|dotenv_values|RepositoryEnv)$/, BY_IMPORT = /^from\s+(?:decouple|dynaconf)\s+import\b|^import\s+(?:decouple|dynaconf)\b/, ANY_RUN = { isAnywhere: !1, env: {} }, PATH_NAMES = ["env_file", "dotenv_path", "path", "source"];
function envFilesRead(settings, files, starts) {
  let found = starts.flatMap((file) => inStarter(file, files)), visit2 = (step, names) => {
    let read = readBy(step, names, files);
    read && found.push(read), found.push(...ofDynaconf(step, files));
  };
  return new Flow(visit2, settingsClasses(settings.steps, settings.configuration), ANY_RUN).run(settings.steps), found;
}
function inStarter(file, files) {
  let found = [], steps = statementsOf(files.read(file) ?? "").map((statement) => ({
    ...statement,
    file,
    imports: []
  }));
  return new Flow(
    (step, names) => {
      let read = readBy(step, names, files);
      read && found.push(read);
    },
    /* @__PURE__ */ new Set(),
    ANY_RUN
  ).run(steps), found;
}
function readBy(step, names, files) {
  let { code, file } = step, place = placeOf(step);
  if (BY_IMPORT.test(code)) return { place, path: upwards(file, files), overrides: !1 };
  let args = readerArgs(parseExpression(code.replace(/^\w+\s*=(?!=)/, "")));
  if (!args) return;
  let overrides = ["override", "overwrite"].some((name) => {
    let given2 = args.byName.get(name);
    return given2?.kind === "name" && given2.name === "True";
  }), given = args.byPosition[0] ?? PATH_NAMES.map((name) => args.byName.get(name)).find(Boolean);
  if (!given) return { place, path: upwards(file, files), overrides };
  let [value] = evaluate(given, { names, place, target: void 0, run: ANY_RUN }), path = value?.kind === "path" ? value.path : value?.kind === "text" ? value.text.replace(/^\.\//, "") : void 0;
  return { place, path: path?.startsWith("/") ? void 0 : path, overrides };
}
function ofDynaconf(step, { paths }) {
  if (!/\w*Dynaconf\s*\(/.test(step.code)) return [];
  let found = ["settings.toml", ...[...step.code.matchAll(/["']([^"'\n]+\.toml)["']/g)].map(([, name = ""]) => name)].flatMap(
    (name) => [folderOf(step.file), ""].map((folder) => joinPath(folder, name) ?? "")
  );
  return [...new Set(found)].filter((path) => paths.has(path)).map((path) => ({ place: placeOf(step), path, overrides: !1 }));
}
function readerArgs(expression) {
  if (expression.kind !== "call") return;
  let { callee, args } = expression, name = callee.kind === "attribute" || callee.kind === "name" ? callee.name : "";
  return ENV_FILE_READER.test(name) ? args : args.byPosition.map(readerArgs).find(Boolean);
}
function upwards(file, { paths }) {
  for (let folder = folderOf(file); ; folder = folderOf(folder)) {
    let path = folder === "" ? ".env" : `${folder}/.env`;
    if (paths.has(path)) return path;
    if (folder === "") return;
  }
}

// src/django/text/host-source.ts
var ALLOWED_HOSTS = "ALLOWED_HOSTS", MAKES_HOSTS = /^ALLOWED_HOSTS\s*(?:(?::[^=]+)?\+?=(?!=)|\.\s*(?:append|extend|insert|add|update|remove|clear)\s*\()|^(?:\w+\s*=\s*)+ALLOWED_HOSTS\s*=(?!=)/, NONE = /* @__PURE__ */ new Map(), UNSET = { kind: "nothing" };
function hostSource({ steps, configuration }, env = {}) {
  let uses = new Uses(), place, visit2 = (step) => {
    MAKES_HOSTS.test(step.code) && (place = placeOf(step)), uses.visit(step);
  }, classes = settingsClasses(steps, configuration), run = { isAnywhere: !1, env }, names = new Flow(visit2, classes, run).run(steps) ?? NONE, values = names.get(ALLOWED_HOSTS) ?? [], scope = { names, place: place ?? { file: "", line: 1 }, target: void 0, run }, all = new Flow(() => {
  }, classes, { isAnywhere: !0, env: {} }).run(
    steps,
    /* @__PURE__ */ new Map([[ALLOWED_HOSTS, [UNSET]]])
  )?.get(ALLOWED_HOSTS) ?? [UNSET], forms = new Set(all.map((value) => value.kind === "list" ? value.form : "other")), [form = "other"] = forms;
  return {
    alternatives: values.map(
      (value) => value.kind === "text" ? entryParts(value, scope) : partsOf(value, scope)
    ),
    place,
    form: forms.size === 1 ? form : "other",
    isAlwaysSet: !all.some(({ kind }) => kind === "nothing"),
    isOpaque: uses.isOpaque,
    otherUses: uses.found,
    names
  };
}
function variablesOf({ alternatives }) {
  let parts = alternatives.flat().flatMap((part) => part.kind === "variable" ? [part] : []);
  return [...new Map(parts.map((part) => [`${part.name} ${JSON.stringify(part.shape)}`, part])).values()];
}
function knownHosts({ alternatives }) {
  let hosts = alternatives.flat().flatMap(
    (part) => part.kind === "fixed" ? part.hosts : part.kind === "variable" ? part.fallback ?? [] : []
  );
  return [...new Set(hosts)].filter((host) => host !== "");
}
var READ = /\b(?:\w*env|environ|getenv|get_?env\w*|env_\w+|\w*config)(?:\s*\.\s*\w+)*\s*[([]\s*(?:var\s*=\s*)?["']([A-Za-z_]\w*)["']/gi, TARGET = /^([A-Za-z_]\w*)\s*(?::[^=]+)?\+?=(?!=)|^for\s+(\w+)\s+in\b|^with\b[\s\S]*\bas\s+(\w+)\s*:$/, TAKES_NAMES = /\w*Dynaconf\s*\(\s*__name__\b/, OF_WHOLE_LIST = /(?:\b(?:len|str|repr|hash|dumps)|\.join)\s*\(\s*ALLOWED_HOSTS\b|\bALLOWED_HOSTS\s*\[\s*-/, LOOKS_FOR_MORE = /^(?:if|elif|while)\s+["'][^"'\n]*[^"'\d., \n][^"'\n]*["']\s+(?:not\s+)?in\s+\w+\s*:$/;
function isStarOfPackage({ kind, ...rest }) {
  return kind === "package" && "names" in rest && rest.names === "*";
}
var Uses = class {
  found = /* @__PURE__ */ new Map();
  isOpaque = !1;
  #isOfSet = !1;
  #through = /* @__PURE__ */ new Map();
  visit(step) {
    let { code } = step;
    if (MAKES_HOSTS.test(code) && /\b(?:frozen)?set\s*\(/.test(code) && (this.#isOfSet = !0), (OF_WHOLE_LIST.test(code) || this.#isOfSet && /\bALLOWED_HOSTS\s*\[/.test(code)) && !MAKES_HOSTS.test(code) && this.found.set(ALLOWED_HOSTS, placeOf(step)), (mayChangeAnything(step) || TAKES_NAMES.test(code) || step.imports.some(isStarOfPackage)) && (this.isOpaque = !0), MAKES_HOSTS.test(code) || /^(?:raise|assert|from|import|def|class)\b/.test(code)) return;
    let read = this.#readIn(code), target = TARGET.exec(code)?.slice(1).find(Boolean);
    if (target !== void 0 && /^[a-z_]/.test(target)) {
      this.#through.set(target, /* @__PURE__ */ new Set([...this.#through.get(target) ?? [], ...read]));
      return;
    }
    if (!LOOKS_FOR_MORE.test(code) && !(/^(?:if|elif|while)\b/.test(code) && !/[=!]=|\bin\b|\.\s*(?:starts|ends)with\b/.test(code)))
      for (let name of read) this.found.has(name) || this.found.set(name, placeOf(step));
  }
  #readIn(code) {
    let read = new Set([...code.matchAll(READ)].map(([, name = ""]) => name));
    for (let word of code.match(/[A-Za-z_]\w*/g) ?? [])
      for (let name of this.#through.get(word) ?? []) read.add(name);
    return read;
  }
};

// src/answer-first.ts
var FIRST_ANSWERED = "/health/", ANSWER_FIRST = 'application = (lambda app: lambda env, start: (start("200 OK", []), [b"ok"])[1] if env["PATH_INFO"] == "/health/" else app(env, start))(application)', ANSWER_FIRST_IN_ASGI = 'async def application(scope, receive, send, app=application): (await send({"type": "http.response.start", "status": 200, "headers": []}), await send({"type": "http.response.body", "body": b"ok"})) if scope.get("path") == "/health/" and scope["type"] == "http" else await app(scope, receive, send)';

// src/django/text/the-line.ts
var IMPORT_NOTE = `  # for ${HEALTH_CHECK_HOSTS}`;
function theLine(settings, hosts) {
  if (hosts.form === "lazy" || !settings.steps.some((step) => step.indent === 0 && MAKES_HOSTS.test(step.code)) && hosts.place?.file === settings.path && placeInClass(settings, hosts) !== void 0) return lineInClass(settings, hosts);
  let { steps, path } = settings, last = lastMaker(steps);
  if (last === void 0) return withoutMaker(settings, hosts);
  let end = endOfBlocks(steps, last), afterLine = Math.max(...steps.slice(last, end).map(({ endLine }) => endLine));
  return { file: path, afterLine, lines: linesAt(steps.slice(0, end), "", addition(settings, hosts, "")) };
}
function lastMaker(steps) {
  return topLevel(steps).findLast(
    (start2) => steps.slice(start2, endOfBlocks(steps, start2)).some((step) => isMaker(step) || MENTIONS.test(step.code))
  );
}
var MENTIONS = /\bALLOWED_HOSTS\b/;
function topLevel(steps) {
  let starts = [];
  for (let at = 0; at < steps.length; at = endOfBlocks(steps, at))
    /^(?:async\s+)?(?:def|class)\b|^@/.test(steps[at]?.code ?? "") || starts.push(at);
  return starts;
}
function isMaker(step, seen = /* @__PURE__ */ new Set()) {
  return MAKES_HOSTS.test(step.code) || mayChangeAnything(step) ? !0 : step.imports.some((imported) => imported.kind === "missing" ? step.code.includes("*") : imported.names !== "*" ? imported.names.has(ALLOWED_HOSTS) : imported.kind === "package" ? !0 : seen.has(imported.steps) ? !1 : (seen.add(imported.steps), imported.steps.some((inner) => isMaker(inner, seen))));
}
function withoutMaker({ steps, path }, { alternatives }) {
  if (alternatives.length > 0 || steps.length === 0) return;
  let afterLine = Math.max(...steps.map(({ endLine }) => endLine)), lines = linesAt(
    steps,
    "",
    (environ) => `${ALLOWED_HOSTS} = ${environ}.get("${HEALTH_CHECK_HOSTS}", "").split()`
  );
  return { file: path, afterLine, lines };
}
function addition({ texts }, { form, isAlwaysSet }, own) {
  let isShared = [...texts.values()].some((text2) => SHARED.test(text2)), list2 = own || (isAlwaysSet ? ALLOWED_HOSTS : `globals().get("${ALLOWED_HOSTS}", [])`);
  return (environ) => {
    let added = `${environ}.get("${HEALTH_CHECK_HOSTS}", "").split()`;
    return form === "list" && isAlwaysSet && !isShared && own === "" ? `${ALLOWED_HOSTS} += ${added}` : `${ALLOWED_HOSTS} = [*${list2}, *${added}]`;
  };
}
var SHARED = /^\s*[\w.]+[ \t]*=[ \t]*ALLOWED_HOSTS[ \t]*(?:=|#|;|$)|^\s*ALLOWED_HOSTS[ \t]*(?::[^=\n]+)?=[ \t]*[A-Za-z_][\w.]*[ \t]*(?:=|#|;|$)/m;
function placeInClass({ steps, path, configuration }, { place }) {
  let classes = settingsClasses(steps, configuration), at = steps.findIndex(({ line, code }) => line === place?.line && MAKES_HOSTS.test(code)), step = steps[at], above = steps.slice(0, Math.max(0, at)).findLast(({ indent }) => indent < (step?.indent ?? 0)), name = /^class\s+(\w+)/.exec(above?.code ?? "")?.[1];
  return place?.file === path && name !== void 0 && classes.has(name) ? step : void 0;
}
function lineInClass(settings, hosts) {
  let step = placeInClass(settings, hosts), isLate = hosts.form === "lazy" && settings.steps.some(({ code }) => /^DOTENV\b/.test(code));
  if (!step || isLate) return;
  let text2 = settings.text.split(/\r\n|[\r\n]/)[step.line - 1] ?? "", indentation = /^[ \t]*/.exec(text2)?.[0] ?? "", own = hosts.form === "lazy" ? `${ALLOWED_HOSTS}.setup("${ALLOWED_HOSTS}")` : "", above = settings.steps.filter(({ endLine }) => endLine <= step.endLine), lines = linesAt(above, indentation, addition(settings, hosts, own));
  return { file: settings.path, afterLine: step.endLine, lines };
}
function linesAt(above, indentation, write) {
  let environ = environIn(above), line = indentation + write(environ ?? "os.environ");
  return environ === void 0 ? [`${indentation}import os${IMPORT_NOTE}`, line] : [line];
}
function environIn(steps) {
  let imports = /* @__PURE__ */ new Map();
  for (let { code, indent } of withStars(steps)) {
    let [, list2 = ""] = /^import\s+([\s\S]+)$/.exec(code) ?? [], [, names = ""] = /^from\s+os\s+import\s+\(?([\s\S]+?)\)?$/.exec(code) ?? [];
    for (let name of imports.keys()) new RegExp(`^${name}\\s*=(?!=)`).test(code) && imports.delete(name);
    if (!(indent > 0)) {
      for (let one of list2.split(",")) {
        let [, module2, name] = /^\s*(os(?:\.path)?)(?:\s+as\s+(\w+))?\s*$/.exec(one) ?? [];
        (module2 === "os" || module2 !== void 0 && name === void 0) && imports.set(name ?? "os", `${name ?? "os"}.environ`);
      }
      for (let one of names.split(",")) {
        let [, name, other] = /^\s*(environ)(?:\s+as\s+(\w+))?\s*$/.exec(one) ?? [];
        name !== void 0 && imports.set(other ?? name, other ?? name);
      }
    }
  }
  return [...imports.values()][0];
}
function withStars(steps, seen = /* @__PURE__ */ new Set()) {
  return seen.has(steps) || seen.size > 0 && steps.some(({ code }) => code.startsWith("__all__")) ? [] : (seen.add(steps), steps.flatMap((step) => {
    let stars = step.imports.flatMap(
      (one) => one.kind === "steps" && one.names === "*" ? [one.steps] : []
    );
    return step.indent > 0 ? [step] : [step, ...stars.flatMap((inner) => withStars(inner, seen))];
  }));
}
var OURS = new RegExp(
  `^ALLOWED_HOSTS\\s*(?:\\+=|=\\s*(?:\\[\\*(?:ALLOWED_HOSTS(?:\\.setup\\("ALLOWED_HOSTS"\\))?|globals\\(\\)\\.get\\("ALLOWED_HOSTS", \\[\\]\\)), \\*)?)\\s*[\\w.]+\\.get\\("${HEALTH_CHECK_HOSTS}", ""\\)\\.split\\(\\)\\]?$`
);
function isTheLine({ code }) {
  return OURS.test(code);
}
function hasTheLine(text2) {
  return statementsOf(text2).some(isTheLine);
}
function addTheLine(text2, { afterLine, lines }) {
  if (hasTheLine(text2)) return text2;
  let newline = /\r\n|[\r\n]/.exec(text2)?.[0] ?? `
`, ends = [...text2.matchAll(/\r\n|[\r\n]/g)].map((end) => end.index + end[0].length), at = afterLine === 0 ? 0 : ends[afterLine - 1] ?? text2.length, block = lines.join(newline), changed2 = at === text2.length && text2 !== "" && !/[\r\n]$/.test(text2) ? text2 + newline + block : text2.slice(0, at) + block + newline + text2.slice(at);
  return removeTheLine(changed2) === text2 ? changed2 : text2;
}
function removeTheLine(text2) {
  let ours = statementsOf(text2).find(isTheLine);
  if (!ours) return text2;
  let lines = text2.split(/(?<=\r\n|\n|\r(?!\n))/);
  if ((lines[ours.line - 1] ?? "").trim().replace(/^import os; /, "") !== ours.code) return text2;
  let first = (lines[ours.line - 2] ?? "").trim() === `import os${IMPORT_NOTE}` ? ours.line - 2 : ours.line - 1, rest = [...lines.slice(0, first), ...lines.slice(ours.line)].join("");
  return ours.line === lines.length && !/[\r\n]$/.test(lines.at(-1) ?? "") ? rest.replace(/(?:\r\n|[\r\n])$/, "") : rest;
}
function onOneLine({ lines }) {
  return lines.map((line) => line.trim().replace(IMPORT_NOTE, "")).join("; ");
}

// src/django/text/too-high.ts
function cureAt(files, { file }) {
  if (file === void 0) return;
  let at = (files.read(file)?.split(/\r\n|[\r\n]/) ?? []).findIndex((line) => [ANSWER_FIRST, ANSWER_FIRST_IN_ASGI].includes(line.trim()));
  return at < 0 ? void 0 : { file, line: at + 1 };
}
function cureTooHigh(files, server) {
  let place = cureAt(files, server);
  return place && tooHigh("application", place, statementsOf(files.read(place.file) ?? ""));
}
function lineTooHigh({ texts }) {
  for (let [file, text2] of texts) {
    let statements = statementsOf(text2), ours = statements.filter((one) => one.indent === 0 && isTheLine(one));
    for (let { line, code } of ours) {
      let others = statements.filter((one) => !isTheLine(one) || one.line === line), found = tooHigh("ALLOWED_HOSTS", { file, line }, others);
      if (found?.below === void 0) continue;
      let isNeeded = /\+=|\*ALLOWED_HOSTS/.test(code), again = ours.find((one) => one.line > (found.below ?? 0))?.line;
      return { ...found, dies: found.dies && isNeeded, again };
    }
  }
}
function tooHigh(name, place, statements) {
  let above = statements.filter(({ line }) => line < place.line), below = statements.filter(({ line }) => line > place.line), dies = !above.some(({ code }) => mayBring(name, code)), undone = below.findLast((one) => makesAnew(name, one.code) && (dies || one.indent === 0));
  if (!(!undone && !dies))
    return { place, below: undone && endOfWhole(undone, statements), dies };
}
function endOfWhole(one, statements) {
  let at = statements.indexOf(one), start2 = statements.slice(0, at + 1).findLastIndex(({ indent, code }) => indent === 0 && !GOES_ON.test(code)), whole = statements.slice(Math.max(0, start2), endOfBlocks(statements, Math.max(0, start2)));
  return Math.max(one.endLine, ...whole.map(({ endLine }) => endLine));
}
var GOES_ON = /^(?:elif|else|except|finally)\b/;
function mayBring(name, code) {
  return new RegExp(`\\b${name}\\b|\\bimport\\s*\\(?\\s*\\*|\\b(?:exec|globals|locals|vars|include)\\b`).test(
    withoutTexts(code)
  );
}
function makesAnew(name, code) {
  let plain = withoutTexts(code);
  if (new RegExp(`^(?:async\\s+)?def\\s+${name}\\b|^from\\b[\\s\\S]*\\bimport\\b[\\s\\S]*\\b${name}\\b`).test(
    plain
  ))
    return !0;
  let [, value] = new RegExp(`^${name}\\s*(?::[^=]+)?=(?!=)([\\s\\S]*)$`).exec(plain) ?? [];
  return value !== void 0 && !new RegExp(`\\b${name}\\b`).test(value);
}
function withoutTexts(code) {
  let plain = "";
  for (let at = 0; at < code.length; ) {
    let end = endOfToken(code, at);
    plain += end === at + 1 ? code[at] : " ", at = end;
  }
  return plain;
}

// src/django/text/own-ways.ts
function answersAt({ kind, name, pages }, path) {
  return kind === "first cure" ? path.split("?")[0] === name : pages?.some((page) => path.includes(page)) ?? !0;
}
var TOKEN = /X-aws-ec2-metadata-token/i;
function ownWays(settings, hosts, files, server) {
  return [
    firstCure(files, server),
    ourLine(hosts),
    ...computedWays(settings, hosts),
    ...packageWays(hosts),
    networks(settings),
    middleware(settings, hosts, files)
  ].filter((way) => way !== void 0);
}
function firstCure(files, server) {
  let place = cureAt(files, server);
  return place && { kind: "first cure", place, name: FIRST_ANSWERED };
}
function ourLine({ alternatives }) {
  let parts = alternatives.map(
    (list2) => list2.find((part) => part.kind === "variable" && part.name === HEALTH_CHECK_HOSTS)
  ), [first] = parts;
  return first && parts.every(Boolean) ? { kind: "our line", place: first.place, name: HEALTH_CHECK_HOSTS } : void 0;
}
function computedWays({ texts }, { alternatives }) {
  if (!alternatives.flat().some(({ kind }) => kind === "computed")) return [];
  let all = [...texts.values()].join(`
`);
  return [
    {
      kind: TOKEN.test(all) ? "metadata" : "metadata without token",
      pattern: /169\.254\.169\.254|\[?fd00:ec2::254|ec2_metadata|InstanceMetadataFetcher/
    },
    { kind: "own address", pattern: /gethostbyname(?:_ex)?\s*\(|getfqdn\s*\(|\.getsockname\s*\(/ }
  ].flatMap(({ kind, pattern }) => {
    let found = firstMatch(texts, pattern), isLibrary = found !== void 0 && /ec2_metadata|InstanceMetadata/.test(found.name);
    return found ? [{ ...found, kind: isLibrary && kind !== "own address" ? "metadata" : kind }] : [];
  });
}
function packageWays(hosts) {
  return entries(hosts, "INSTALLED_APPS").filter(({ entry }) => /^(?:\w+\.)*(?:django_)?eb_?health_?check\b/i.test(entry)).slice(0, 1).map(({ entry, place }) => ({ kind: "package", name: entry.split(".")[0] ?? entry, place }));
}
function networks({ texts }) {
  let found = firstMatch(texts, /^ALLOWED_CIDR_NETS\b/);
  return found && { ...found, kind: "networks", name: "ALLOWED_CIDR_NETS" };
}
var LOOKS_AT_HOST = /^django\..*\.(?:CommonMiddleware|FetchFromCacheMiddleware|CurrentSiteMiddleware)$/, SECURITY = /^django\..*\.SecurityMiddleware$/, PAGE = /["']\/?([^"'\n]*(?:health|ping|status)[^"'\n]*?)\/?["']/gi;
function middleware(settings, hosts, files) {
  let all = entries(hosts, "MIDDLEWARE"), redirects = hosts.names.has("SECURE_SSL_REDIRECT"), end = all.findIndex(({ entry }) => LOOKS_AT_HOST.test(entry) || redirects && SECURITY.test(entry));
  for (let { entry } of end < 0 ? all : all.slice(0, end)) {
    let name = entry.slice(entry.lastIndexOf(".") + 1), module2 = entry.slice(0, Math.max(0, entry.lastIndexOf("."))), file = fileOfModule(files, module2, foldersAbove(settings.path)), text2 = file === void 0 ? void 0 : files.read(file);
    if (file === void 0 || text2 === void 0) continue;
    let found = firstMatch(/* @__PURE__ */ new Map([[file, text2]]), new RegExp(`^(?:class|def)\\s+${name}\\b`)), isAny = /ELB-HealthChecker/.test(text2), pages = isAny ? [] : [...text2.matchAll(PAGE)].map(([, page = ""]) => page);
    if (found && (isAny || pages.length > 0))
      return { kind: "middleware", name, place: found.place, ...!isAny && { pages } };
  }
}
function foldersAbove(path) {
  let parts = path.split("/").slice(0, -1);
  return parts.map((_, index) => parts.slice(0, index).join("/"));
}
function entries({ names }, setting2) {
  return (names.get(setting2) ?? []).flatMap((value) => value.kind === "list" ? value.parts : []).flatMap(
    (part) => part.kind === "fixed" ? part.hosts.map((entry) => ({ entry, place: part.place })) : []
  );
}
function firstMatch(texts, pattern) {
  for (let [file, text2] of texts)
    for (let { line, code } of statementsOf(text2)) {
      let [name] = pattern.exec(code) ?? [];
      if (name !== void 0) return { name, place: { file, line } };
    }
}

// src/foreign-pattern.ts
function tryPattern(source, text2, flags = "") {
  let plain = source.replaceAll(/\\./g, "_").replaceAll(/\[[^\]]*\]/g, "_"), repeats = plain.match(/[*+]|\{\d*,\}/g)?.length ?? 0;
  if (!(text2.length > 128 || repeats > 4 || /\)[*+{]/.test(plain)))
    try {
      return new RegExp(source, flags).exec(text2);
    } catch {
      return;
    }
}

// src/django/text/view.ts
function viewOf(view, file, files, folders2) {
  if (view.kind === "lambda") return PAGE2;
  if (view.kind === "call") {
    let name = lastName2(view.callee);
    if (LOGIN_DECORATOR.test(name)) return LOGIN;
    if (name !== "as_view" || view.callee.kind !== "attribute") return;
    let { of } = view.callee;
    if (lastName2(of) === "RedirectView") {
      let permanent = view.args.byName.get("permanent"), url = view.args.byName.get("url");
      return { kind: permanent && lastName2(permanent) === "True" ? "moved" : "redirect", target: url?.kind === "string" ? url.text : void 0 };
    }
    return /^(?:TemplateView|LoginView)$/.test(lastName2(of)) ? PAGE2 : definedKind(of, file, files, folders2);
  }
  return definedKind(view, file, files, folders2);
}
var PAGE2 = { kind: "page" }, LOGIN = { kind: "login" }, LOGIN_DECORATOR = /^(?:login_required|staff_member_required|permission_required|user_passes_test)$/, LOGIN_BASE = /\b(?:LoginRequiredMixin|PermissionRequiredMixin|UserPassesTestMixin)\b/;
function lastName2(expression) {
  return expression.kind === "name" || expression.kind === "attribute" ? expression.name : "";
}
function definedKind(view, file, files, folders2) {
  let isModule = view.kind === "attribute", start2 = isModule ? view.of : view;
  if (start2.kind !== "name") return;
  let imported = importsOf(files.read(file) ?? "").find(({ here }) => here === start2.name), at = imported ? moduleFile(imported, isModule, file, files, folders2) : file, name = isModule ? lastName2(view) : imported?.name ?? start2.name;
  if (at === void 0) return;
  let steps = statementsOf(files.read(at) ?? ""), index = steps.findIndex(
    ({ code }) => new RegExp(`^(?:async\\s+)?(?:def|class)\\s+${name}\\b`).test(code)
  );
  return index < 0 ? void 0 : kindOfDefinition(steps, index);
}
function kindOfDefinition(steps, index) {
  let head = steps[index]?.code ?? "", decorators = steps.slice(0, index).reverse(), count2 = decorators.findIndex(({ code }) => !code.startsWith("@"));
  if ((count2 < 0 ? decorators : decorators.slice(0, count2)).some(({ code }) => LOGIN_DECORATOR.test(/^@([\w.]+)/.exec(code)?.[1]?.replace(/^.*\./, "") ?? "")) || LOGIN_BASE.test(head)) return LOGIN;
  let body = steps.slice(index + 1, endOfBlocks(steps, index)), [first] = body.filter(({ code }) => !/^["']/.test(code)), [, target] = /^return\s+(?:redirect|HttpResponseRedirect)\s*\(\s*(?:["']([^"']*)["'])?/.exec(first?.code ?? "") ?? [];
  return /^return\s+(?:redirect|HttpResponseRedirect)\s*\(/.test(first?.code ?? "") ? { kind: "redirect", target } : PAGE2;
}
function importsOf(text2) {
  return statementsOf(text2).flatMap(({ code }) => {
    let [, module2, list2] = /^from\s+(\.*\s*[\w.]*)\s+import\s+\(?([\s\S]*?)\)?$/.exec(code) ?? [];
    if (module2 === void 0 || list2 === void 0) {
      let [, plain = "", as] = /^import\s+([\w.]+)(?:\s+as\s+(\w+))?$/.exec(code) ?? [];
      return plain === "" ? [] : [{ here: as ?? plain.replace(/^.*\./, ""), module: plain, name: void 0 }];
    }
    return list2.split(",").flatMap((one) => {
      let [, name, here] = /^\s*(\w+)(?:\s+as\s+(\w+))?\s*$/.exec(one) ?? [];
      return name === void 0 ? [] : [{ here: here ?? name, module: module2.replaceAll(/\s/g, ""), name }];
    });
  });
}
function moduleFile({ module: module2, name }, isModule, file, files, folders2) {
  let [, dots = "", rest = ""] = /^(\.*)(.*)$/.exec(module2) ?? [], beside = joinPath(folderOf(file), "../".repeat(Math.max(0, dots.length - 1))), from = dots === "" ? folders2 : beside === void 0 ? [] : [beside], full = isModule && name !== void 0 ? [rest, name].filter(Boolean).join(".") : rest;
  return fileOfModule(files, full, from);
}

// src/django/text/page.ts
var UNKNOWN2 = { kind: "unknown" }, ROUTES = /^urlpatterns\s*(?::[^=]+)?\+?=(?!=)\s*([\s\S]+)$/, MOST_MODULES = 50;
function pageAt(path, urls, files, folders2) {
  let rest = path.replace(/[?#].*$/, "").replace(/^\//, ""), found = new Router(files, folders2).page(urls, rest);
  if (found.kind !== "missing" || rest === "" || rest.endsWith("/")) return found;
  let withSlash = new Router(files, folders2).page(urls, `${rest}/`);
  return withSlash.kind === "unknown" ? UNKNOWN2 : withSlash.kind === "missing" ? found : { kind: "slash", place: found.place };
}
var Router = class {
  #files;
  #folders;
  #left = MOST_MODULES;
  #hasLanguages = !1;
  constructor(files, folders2) {
    this.#files = files, this.#folders = folders2;
  }
  page(urls, rest) {
    let found = this.#find(urls, rest);
    return found.kind === "missing" && this.#hasLanguages ? UNKNOWN2 : found;
  }
  #find(name, rest) {
    let file = fileOfModule(this.#files, name, this.#folders), text2 = file === void 0 ? void 0 : this.#files.read(file), module2 = file === void 0 || text2 === void 0 ? void 0 : moduleOf(file, text2);
    if (!module2 || this.#left-- < 0) return UNKNOWN2;
    for (let { list: list2, line } of module2.routes) {
      let found = this.#among(list2, rest, { file: module2.file, line }, module2);
      if (found) return found;
    }
    return { kind: "missing", place: { file: module2.file, line: module2.endLine } };
  }
  #among(list2, rest, place, module2) {
    if (list2.kind === "binary" && list2.operator === "+")
      return this.#among(list2.left, rest, place, module2) ?? this.#among(list2.right, rest, place, module2);
    let named = list2.kind === "name" ? module2.lists.get(list2.name) : void 0;
    if (named) return this.#left-- < 0 ? UNKNOWN2 : this.#among(named, rest, place, module2);
    if (list2.kind === "call") return this.#ofCall(list2, rest, place, module2);
    if (list2.kind === "attribute" && list2.name === "urls") return ofRouter(list2, rest, module2);
    if (list2.kind !== "display") return UNKNOWN2;
    for (let route of list2.items) {
      let found = route.kind === "star" ? this.#among(route.of, rest, place, module2) : this.#at(route, rest, place, module2);
      if (found) return found;
    }
  }
  #ofCall({ callee, args }, rest, place, module2) {
    if (/^(?:static|staticfiles_urlpatterns|debug_toolbar_urls)$/.test(nameOf(callee))) return;
    if (nameOf(callee) !== "i18n_patterns") return UNKNOWN2;
    let isBare = nameOf(args.byName.get("prefix_default_language") ?? NOTHING2) === "False";
    if (/^[a-z]{2,3}(?:-[a-z]+)?(?:\/|$)/i.test(rest)) return UNKNOWN2;
    this.#hasLanguages = !0;
    let items = { kind: "display", open: "[", items: args.byPosition };
    return isBare ? this.#among(items, rest, place, module2) : void 0;
  }
  #at(route, rest, place, module2) {
    if (route.kind !== "call") return UNKNOWN2;
    let { byPosition, byName } = route.args, [first = byName.get("route") ?? byName.get("regex"), view = byName.get("view")] = byPosition, isInclude = view?.kind === "call" && nameOf(view.callee) === "include", behind = first && behindRoute(nameOf(route.callee), first, rest, isInclude);
    if (behind === void 0 || !view) return UNKNOWN2;
    if (behind === null) return;
    if (isAdmin(view)) return adminPage(behind, place);
    if (isInclude) return this.#included(view, behind, place, module2);
    if (view.kind === "attribute" && view.name === "urls") return ofRouter(view, behind, module2);
    if (behind !== "" && nameOf(route.callee) === "path") return;
    let found = viewOf(view, place.file, this.#files, this.#folders);
    return found ? { ...found, place } : UNKNOWN2;
  }
  #included({ args }, rest, place, module2) {
    let [first] = args.byPosition, what = first?.kind === "display" && first.open === "(" ? first.items[0] : first;
    if (what?.kind !== "string") return what ? this.#among(what, rest, place, module2) : UNKNOWN2;
    let found = this.#find(what.text, rest);
    return found.kind === "missing" ? void 0 : found;
  }
}, NOTHING2 = { kind: "other" };
function moduleOf(file, text2) {
  let steps = statementsOf(text2), routes = [], lists = /* @__PURE__ */ new Map(), routers = /* @__PURE__ */ new Map(), endLine;
  for (let [index, { code, indent, line, endLine: end }] of steps.entries()) {
    let list2 = ROUTES.exec(code)?.[1];
    if (list2 !== void 0) {
      if (indent > 0 && !isOfDebug(steps, index)) return;
      if (indent > 0) continue;
      let before = routes.map((one) => ({ kind: "star", of: one.list }));
      /^urlpatterns[^=]*\+=/.test(code) || (routes.length = 0), routes.push({ list: withRoutes(parseExpression(list2), before), line }), endLine = end;
    } else {
      if (/\burlpatterns\b/.test(code)) return;
      nameList(code, indent, lists);
    }
    nameRouter(code, indent, routers);
  }
  return endLine === void 0 ? void 0 : { file, routes, lists, routers, endLine };
}
function withRoutes(list2, before) {
  return list2.kind === "name" && list2.name === "urlpatterns" ? { kind: "display", open: "[", items: before } : list2.kind !== "binary" ? list2 : { ...list2, left: withRoutes(list2.left, before), right: withRoutes(list2.right, before) };
}
function isOfDebug(steps, index) {
  let { indent } = steps[index] ?? { indent: 0 }, above = steps.slice(0, index).findLast((step) => step.indent < indent);
  return above !== void 0 && /^if\s+(?:settings\.)?DEBUG\b(?![^:]*\bor\b)/.test(above.code);
}
function nameList(code, indent, lists) {
  let [, name, list2] = /^(\w+)\s*(?::[^=]+)?=(?!=)\s*(\[[\s\S]*)$/.exec(code) ?? [];
  if (name !== void 0 && list2 !== void 0 && indent === 0 && !lists.has(name)) {
    lists.set(name, parseExpression(list2));
    return;
  }
  let changed2 = /^(\w+)\s*(?:\+?=(?!=)|\.\s*(?:append|extend|insert|remove|pop)\b)/.exec(code)?.[1];
  changed2 !== void 0 && lists.has(changed2) && lists.set(changed2, NOTHING2);
}
var ROUTER = /^(\w+)\s*=\s*(?:\w+\.)?(?:Default|Simple)Router\s*\(\s*(?:trailing_slash\s*=\s*\w+\s*)?\)$/, REGISTER = /^(\w+)\.register\s*\(\s*(?:prefix\s*=\s*)?[rR]?(?:"([^"\\]*)"|'([^'\\]*)')\s*,/;
function nameRouter(code, indent, routers) {
  let made = ROUTER.exec(code)?.[1];
  made !== void 0 && routers.set(made, indent === 0 ? [] : void 0);
  let used = /^(\w+)\s*\./.exec(code)?.[1];
  if (used === void 0 || !routers.has(used)) return;
  let [, , one, other] = REGISTER.exec(code) ?? [], known = routers.get(used), prefix = one ?? other;
  routers.set(used, known && prefix !== void 0 && indent === 0 ? [...known, prefix] : void 0);
}
function ofRouter({ of }, rest, module2) {
  let prefixes = of.kind === "name" ? module2.routers.get(of.name) : void 0, isTaken = prefixes?.some(
    (prefix) => prefix === "" || /[^\w/-]/.test(prefix) || rest.startsWith(prefix)
  );
  return !prefixes || isTaken || rest === "" || rest.startsWith(".") ? UNKNOWN2 : void 0;
}
function isAdmin(view) {
  return view.kind === "attribute" && view.name === "urls" && /site$/.test(nameOf(view.of));
}
function adminPage(behind, place) {
  return { kind: behind === "login/" ? "page" : "redirect", place };
}
function nameOf(expression) {
  return expression.kind === "name" || expression.kind === "attribute" ? expression.name : "";
}
function behindRoute(kind, route, rest, isInclude) {
  let pattern = route.kind === "string" ? patternOf(kind, route.text) : void 0, found = pattern === void 0 ? void 0 : tryPattern(pattern, rest);
  if (!(found && found.index > 0 && pattern?.endsWith("$") && !isInclude))
    return found && rest.slice(found.index + found[0].length);
}
function patternOf(kind, route) {
  if (kind === "path") {
    let parts = route.split(/(<[^>]*>)/).map(partOfPath);
    return parts.includes(void 0) ? void 0 : `^${parts.join("")}`;
  }
  if (!(kind !== "re_path" && kind !== "url"))
    return route.replaceAll("(?P<", "(?<").replace(/\\Z/g, "$");
}
var CONVERTERS = {
  str: "[^/]+",
  int: "[0-9]+",
  slug: "[-a-zA-Z0-9_]+",
  uuid: "[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}",
  path: ".+"
};
function partOfPath(part) {
  if (!part.startsWith("<")) return part.replaceAll(/[^\w/]/g, "\\$&");
  let [, kind = "str"] = /^<(?:(\w+):)?\w+>$/.exec(part) ?? [];
  return Object.hasOwn(CONVERTERS, kind) ? CONVERTERS[kind] : void 0;
}

// src/instance/procfile.ts
function processLines(procfile) {
  return procfile.split(/\r\n|[\r\n]/).flatMap((text2, index) => {
    let [, name, command] = /^\s*([A-Za-z0-9_-]+)\s*:\s*(\S.*)$/.exec(text2) ?? [];
    return name === void 0 || command === void 0 ? [] : [{ name, command, line: index + 1 }];
  });
}

// src/django/text/command-line.ts
function commandsOf(line) {
  let commands = [[]], word, endWord = () => {
    word !== void 0 && commands.at(-1)?.push(word), word = void 0;
  };
  for (let at = 0; at < line.length; at++) {
    let character = line.charAt(at);
    if (character === "'" || character === '"') {
      let end = endOfQuoted(line, at), inner = line.slice(at + 1, end);
      word = (word ?? "") + (character === '"' ? inner.replaceAll(/\\(["\\$`])/g, "$1") : inner), at = end;
    } else if (character === "\\") word = (word ?? "") + line.charAt(++at);
    else if (/\s/.test(character)) endWord();
    else {
      if (character === "#" && word === void 0) break;
      ";&|".includes(character) ? (endWord(), commands.push([])) : word = (word ?? "") + character;
    }
  }
  return endWord(), commands.filter(({ length }) => length > 0);
}
function endOfQuoted(line, start2) {
  let quote = line.charAt(start2);
  for (let at = start2 + 1; at < line.length; at++)
    if (quote === '"' && line[at] === "\\") at++;
    else if (line[at] === quote) return at;
  return line.length;
}
function assignmentOf(word) {
  let [, name, value] = /^([A-Za-z_]\w*)=([\s\S]*)$/.exec(word) ?? [];
  return name === void 0 || value === void 0 ? void 0 : [name, value];
}
function optionValues(words, ...names) {
  return words.flatMap((word, index) => {
    for (let name of names) {
      if (word === name) return words[index + 1] ?? [];
      let start2 = name.startsWith("--") ? `${name}=` : name;
      if (word.startsWith(start2)) return word.slice(start2.length);
    }
    return [];
  });
}

// src/django/text/server-command.ts
var SHELL_READS = /(?:^|[;&|(])\s*(?:(?:source|\.|eval)\s|set\s+-\w*a\b|set\s+-o\s+allexport|:\s+["']?\$\{)/, SHELL_DECIDES = /(?:^|[;&|(]|\b(?:then|do|else)\b)\s*(?:if|case|for|while|until)\s/, VARIABLES_MADE = /\bexport\s|\bDJANGO_\w+=|\.env\b/, COMPUTED = /\$\(|`/, MAKES_VARIABLES = /environ(?:\.setdefault|\.update|\[[^\]]*\]\s*=[^=])|putenv|dotenv/;
function isShellsOwn(line, program2) {
  return SHELL_DECIDES.test(line) && VARIABLES_MADE.test(line) || SHELL_READS.test(line) || COMPUTED.test(line.split(program2)[0] ?? "");
}
var SERVER = /^(?:gunicorn|uvicorn|daphne|hypercorn|granian|uwsgi|waitress-serve|waitress)$/, FLAGS = /^--?(?:preload|reload|daemon|D|check-config|print-config|no-sendfile|reuse-port|spew|capture-output|R|statsd|enable-stdio-inheritance|log-syslog|proxy-headers|no-proxy-headers|access-log|no-access-log|use-colors|no-use-colors|factory|call|no-\S+|expose-tracebacks|disable-redirect-access-to-syslog|proxy-protocol|debug|master|http-socket)$/, MODULE = /^[A-Za-z_][\w.]*(?::[A-Za-z_][\w.]*(?:\(.*\))?)?$/;
function startedBy(line, files, depth = 0) {
  let env = {}, folder = "";
  for (let command of commandsOf(line)) {
    if (command[0] === "cd") {
      folder = placeIn(folder, command[1] ?? "");
      continue;
    }
    let at = command.findIndex((word) => SERVER.test(baseName(word))), managePy = command.find((word) => baseName(word) === "manage.py"), before = command.slice(0, at < 0 ? void 0 : at), own = Object.fromEntries(before.flatMap((word) => [assignmentOf(word)].filter(isThere)));
    command[0] === "export" && Object.assign(env, own);
    let from = { folder, env: { ...env, ...own }, files };
    if (at >= 0) {
      let found2 = serverOf(command.slice(at), from);
      return { ...found2, isUnclear: found2.isUnclear || isShellsOwn(line, baseName(command[at] ?? "")) };
    }
    if (managePy !== void 0 && /\brunserver|_server|runserver_plus/.test(command.join(" ")))
      return {
        module: void 0,
        folder,
        pythonPath: [],
        env: from.env,
        managePy: placeIn(folder, managePy),
        isUnclear: isShellsOwn(line, "manage.py")
      };
    let inner = depth < 3 ? innerLine(command, from) : void 0, found = inner === void 0 ? void 0 : startedBy(inner, files, depth + 1);
    if (found)
      return {
        ...found,
        folder: placeIn(folder, found.folder),
        env: { ...from.env, ...found.env },
        isUnclear: found.isUnclear || isShellsOwn(line, "gunicorn")
      };
  }
}
function innerLine(command, { folder, files }) {
  let quoted = command.find((word) => /\s/.test(word) && commandsOf(word).length > 0);
  if (quoted !== void 0) return quoted;
  for (let word of command) {
    let path = placeIn(folder, word), text2 = /^[\w./-]+$/.test(word) && !word.endsWith(".py") && files.paths.has(path) ? files.read(path) : void 0;
    if (text2 !== void 0)
      return text2.replaceAll(/\\\r?\n/g, " ").replaceAll(/(?:^|\s)#.*$/gm, "").replaceAll(/\r?\n/g, ";");
  }
}
function serverOf(words, from) {
  let isGunicorn = baseName(words[0] ?? "") === "gunicorn", config = isGunicorn ? gunicornConfig(words, from) : EMPTY, chdir = optionValues(words, "--chdir").at(-1) ?? config.chdir, folder = chdir === void 0 ? from.folder : placeIn(from.folder, chdir), paths = optionValues(words, "--pythonpath", "--app-dir", "--python-path").flatMap(
    (path) => path.split(",")
  ), given = isGunicorn ? optionValues(words, "--env", "-e") : [], added = [...config.env, ...given].flatMap((word) => [assignmentOf(word)].filter(isThere));
  return {
    module: moduleIn(words) ?? config.module,
    folder,
    pythonPath: [...paths, ...config.paths].map((path) => placeIn(folder, path)),
    env: { ...from.env, ...Object.fromEntries(added) },
    managePy: void 0,
    isUnclear: config.isUnclear
  };
}
function moduleIn(words) {
  let [named] = optionValues(words, "--module", "-w", "--wsgi-file").filter(
    (word) => /^[A-Za-z_]/.test(word)
  );
  if (named !== void 0 && baseName(words[0] ?? "") === "uwsgi") return moduleOfPath(named);
  let candidates = words.slice(1).filter((word, index) => {
    let before = words[index] ?? "";
    return MODULE.test(word) && (index === 0 || !before.startsWith("-") || before.includes("=") || FLAGS.test(before));
  }), found = candidates.find((word) => word.includes(":")) ?? candidates.at(-1), last = words.slice(1).findLast((word) => MODULE.test(word) && word.includes(":"));
  return withoutObject(found ?? last);
}
function moduleOfPath(text2) {
  return withoutObject(text2.trim())?.replace(/\.py$/, "").replaceAll("/", ".").replace(/^\.+/, "") ?? "";
}
function withoutObject(module2) {
  return module2?.replace(/:.*$/, "");
}
var EMPTY = { module: void 0, chdir: void 0, paths: [], env: [], isUnclear: !1 };
function gunicornConfig(words, { folder, files }) {
  let path = optionValues(words, "--config", "-c").at(-1) ?? "gunicorn.conf.py", text2 = files.read(placeIn(folder, path.replace(/^file:/, ""))), settings = /* @__PURE__ */ new Map(), isUnclear = path.startsWith("python:") || MAKES_VARIABLES.test(text2 ?? "");
  for (let { code } of statementsOf(text2 ?? "")) {
    let [, name = "", value = ""] = /^(wsgi_app|chdir|pythonpath|raw_env)\s*=\s*([\s\S]+)$/.exec(code) ?? [], expression = parseExpression(value), items = expression.kind === "display" ? expression.items : [expression], texts = items.flatMap((item) => item.kind === "string" ? item.text : []);
    name !== "" && texts.length < items.length && (isUnclear = !0), settings.set(name, texts);
  }
  return {
    module: withoutObject(settings.get("wsgi_app")?.[0]),
    chdir: settings.get("chdir")?.[0],
    paths: settings.get("pythonpath")?.flatMap((paths) => paths.split(",")) ?? [],
    env: settings.get("raw_env") ?? [],
    isUnclear
  };
}
function placeIn(folder, path) {
  let below = /^\/var\/app\/(?:current|staging)(?:\/|$)(.*)$/.exec(path)?.[1];
  return joinPath(below === void 0 ? folder : "", below ?? path) ?? "";
}
function baseName(word) {
  return word.slice(folderOf(word) === "" ? word.lastIndexOf("/") + 1 : folderOf(word).length + 1);
}
function isThere(value) {
  return value !== void 0;
}

// src/django/text/server.ts
var SETTINGS_MODULE = "DJANGO_SETTINGS_MODULE", CONFIGURATION = "DJANGO_CONFIGURATION";
function serverModule(facts) {
  let { files } = facts, web = webLine(files), start2 = inProcfile(web, files) ?? byWsgiPath(facts) ?? lyingThere(files), folders2 = [start2.folder, ...start2.pythonPath, ""], file = start2.module === void 0 ? start2.managePy : fileOfModule(files, start2.module, folders2), named = namedIn(files, file), manage = managePyOf(files, start2.folder), managed = namedIn(files, manage), given = { ...facts.env, ...start2.env }, [settingsModule, settingsSource] = [
    [named.assigned, file ?? ""],
    [start2.env[SETTINGS_MODULE], start2.source],
    [facts.env?.[SETTINGS_MODULE], "the environment"],
    [named.fallback, file ?? ""],
    [managed.assigned ?? managed.fallback, manage ?? ""]
  ].find(([module3]) => module3) ?? [void 0, ""], { assigned: assigned2, fallback } = managed, other = assigned2 ?? fallback, { module: module2, folder, pythonPath, env, source } = start2, isUnclear = start2.isUnclear ?? web?.name === "web";
  return {
    module: module2,
    settingsModule,
    settingsSource,
    folder,
    pythonPath,
    env,
    source,
    file,
    isUnclear,
    configuration: given[CONFIGURATION] ?? named.configuration ?? managed.configuration,
    managePy: manage !== void 0 && other !== void 0 && other !== settingsModule ? { file: manage, settingsModule: other } : void 0
  };
}
function webLine(files) {
  let lines = processLines(files.read("Procfile") ?? "");
  return lines.findLast(({ name }) => name === "web") ?? lines[0];
}
function inProcfile(web, files) {
  let started = web && startedBy(web.command, files);
  if (!(!started || started.module === void 0 && started.managePy === void 0))
    return { ...started, source: `Procfile line ${web.line}` };
}
function byWsgiPath({ wsgiPath }) {
  if (wsgiPath)
    return { module: moduleOfPath(wsgiPath), folder: "", pythonPath: [], env: {}, source: "WSGIPath" };
}
function lyingThere(files) {
  let rest = { pythonPath: [], env: {} }, paths = [...files.paths].sort(byDepth), path = paths.find((one) => one === "application.py" && namesSettings(files, one)) ?? paths.find((one) => /(?:^|\/)wsgi\.py$/.test(one)) ?? paths.find((one) => /(?:^|\/)asgi\.py$/.test(one)), manage = managePyOf(files, ""), top = folderOf(manage ?? "");
  if (path === void 0)
    return { ...rest, module: void 0, managePy: manage, folder: top, source: manage ?? "" };
  let folder = manage !== void 0 && (top === "" || path.startsWith(`${top}/`)) ? top : folderOf(folderOf(path)), name = folder === "" ? path : path.slice(folder.length + 1);
  return { ...rest, module: moduleOfPath(name), folder, source: path };
}
function namesSettings(files, path) {
  let { assigned: assigned2, fallback } = namedIn(files, path);
  return assigned2 !== void 0 || fallback !== void 0;
}
function managePyOf({ paths }, folder) {
  let own = folder === "" ? "manage.py" : `${folder}/manage.py`;
  return paths.has(own) ? own : [...paths].filter((path) => /(?:^|\/)manage\.py$/.test(path)).sort(byDepth)[0];
}
var ASSIGNED = /\benviron\s*\[\s*["'](DJANGO_\w+)["']\s*\]\s*=(?!=)\s*([\s\S]+)$/, FALLBACK = /\bsetdefault\s*\(\s*["'](DJANGO_\w+)["']\s*,\s*([\s\S]+?),?\s*\)$/;
function namedIn(files, path) {
  let text2 = path === void 0 ? void 0 : files.read(path), found = statementsOf(text2 ?? "").map(({ code }) => {
    let [, assignedName, assigned3 = ""] = ASSIGNED.exec(code) ?? [], [, name, fallback2 = ""] = FALLBACK.exec(code) ?? [];
    return { assignedName, assigned: lastText(assigned3), name, fallback: lastText(fallback2) };
  }), assigned2 = found.findLast(({ assignedName }) => assignedName === SETTINGS_MODULE)?.assigned, fallback = found.find(({ name }) => name === SETTINGS_MODULE)?.fallback, configuration = found.findLast(({ assignedName }) => assignedName === CONFIGURATION)?.assigned ?? found.find(({ name }) => name === CONFIGURATION)?.fallback;
  return { assigned: assigned2, fallback, configuration };
}
function lastText(code) {
  let expression = parseExpression(code);
  if (expression.kind === "string") return expression.text;
  let last = expression.kind === "call" ? expression.args.byPosition[1] : void 0;
  return last?.kind === "string" ? last.text : void 0;
}

// src/django/text/app-text.ts
function readAppText(facts) {
  let { files } = facts, server = serverModule(facts), settings = settingsFile(files, server), cure = cureTooHigh(files, server);
  if (!settings) return { server, loaded: void 0, cureTooHigh: cure };
  let hosts = hostSource(settings, { ...facts.env, ...server.env }), starts = server.file === void 0 ? [] : [server.file], loaded = {
    settings,
    hosts,
    ways: ownWays(settings, hosts, files, server),
    lineTooHigh: lineTooHigh(settings),
    line: theLine(settings, hosts),
    envFiles: envFilesRead(settings, files, starts),
    pageAt: (path) => pageOf(path, hosts, facts, server)
  };
  return { server, loaded, cureTooHigh: cure };
}
function pageOf(path, { names }, { files }, server) {
  let [urls, ...others] = names.get("ROOT_URLCONF") ?? [];
  return urls?.kind !== "text" || others.length > 0 ? { kind: "unknown" } : pageAt(path, urls.text, files, [server.folder, ...server.pythonPath, ""]);
}

// src/cli/check/host-facts.ts
var GENERIC = `ALLOWED_HOSTS += os.environ.get("${HEALTH_CHECK_HOSTS}", "").split()`;
function lineRemedy(loaded) {
  let { line } = loaded ?? {};
  return line ? `Add to ${line.file} below line ${line.afterLine}: ${onOneLine(line)}` : `Add to the settings, below whatever makes ALLOWED_HOSTS: ${GENERIC}`;
}
function placeOfHosts({ hosts, settings }) {
  return hosts.place ? `${hosts.place.file} line ${hosts.place.line}` : settings.path;
}

// src/cli/check/written-files.ts
var WRITES = /(?<!>)>(?!>)|\b(?:cp|mv|tee(?!\s+(?:-a|--append)\b)|install|sed\s+-i|ln|aws|curl|wget)\b|\bopen\([^)]*["'][wx]|\.write_text\(/, OWN = "10_allowed_hosts";
function writerOf(file, when, texts) {
  for (let [path, text2] of texts) {
    if ((path.includes("hooks/predeploy/") && path.slice(path.lastIndexOf("/") + 1) >= OWN) !== (when === "after allowed_hosts")) continue;
    let lines = text2.replaceAll(/\\\r?\n/g, "  ").split(`
`), names = namesOf2(file, lines), at = lines.findIndex((line) => WRITES.test(line) && names.some((name) => name.test(line)));
    if (at >= 0) return { file: path, line: lineOf(text2, lines, at) };
  }
}
function namesOf2(file, lines) {
  let base = file.slice(file.lastIndexOf("/") + 1), own = new RegExp(`(?<![\\w.-])${base.replace(/[^\w]/g, "\\$&")}(?![\\w.-])`), variables = lines.flatMap((line) => {
    let [, name] = /^\s*(?:export\s+|readonly\s+|local\s+)?(\w+)\s*=(?!=)/.exec(line) ?? [];
    return name !== void 0 && own.test(line) && !WRITES.test(line) ? [name] : [];
  });
  return [own, ...variables.map((name) => new RegExp(`\\b${name}\\b`))];
}
function lineOf(text2, joined2, at) {
  let before = joined2.slice(0, at).reduce((sum, line) => sum + line.length + 1, 0);
  return text2.slice(0, before).split(`
`).length;
}

// src/cli/check/host-places.ts
function placesOfTheList(facts, variables, loaded) {
  let places = winningPlaces(facts, variables, loaded);
  if (places.length === 0) return [madeLater(facts, variables, loaded) ?? nowhere(facts, variables, loaded)];
  let problems = places.map((one) => problemAt(one, facts, loaded) ?? laterHook(one, facts, loaded));
  return problems.some((problem) => problem === void 0) ? [] : problems.flatMap((problem) => problem ?? []).slice(0, 1);
}
function hasPlaceOfTheList(facts, variables) {
  return winningPlaces(facts, variables, void 0).some(({ value }) => isEditable(value));
}
function winningPlaces({ properties, envFiles, procfile }, variables, loaded) {
  let inFiles = [...envFiles].flatMap(
    ([file, text2]) => variables.flatMap((name) => {
      let [last] = assignmentsOf(text2, name).slice(-1);
      return last ? [{ place: `${file} line ${last.line}`, file, name, value: last.value }] : [];
    })
  ), winning = inFiles.filter(
    ({ file }) => loaded?.envFiles.some((read2) => read2.overrides && read2.path === file)
  );
  if (winning.length > 0) return winning;
  let inProperties = variables.flatMap((name) => {
    let value = properties[name];
    return value === void 0 ? [] : [{ place: ".ebextensions", file: void 0, name, value }];
  });
  if (inProperties.length > 0) return inProperties;
  let read = inFiles.filter(({ file }) => !loaded || isRead(file ?? "", loaded, procfile));
  return read.length > 0 ? read : inFiles;
}
function isRead(path, { envFiles, settings }, procfile = "") {
  if (envFiles.some((read) => read.path === path || read.path === void 0)) return !0;
  let named = new RegExp(`(?<!\\w)${path.replace(/[^\w/]/g, "\\$&")}(?!\\w)`);
  return [procfile, ...settings.texts.values()].some((text2) => named.test(text2));
}
function problemAt(one, { unasked }, loaded) {
  let { place, file, name } = one;
  if (loaded && file !== void 0 && !isRead(file, loaded)) return unreadEnvFile(file, name, loaded);
  let why = whyNotAdded(one, unasked, loaded?.hosts.alternatives ?? []);
  if (why !== void 0)
    return {
      id: file === void 0 ? "unsafe-list" : "unsafe-env-file",
      severity: "error",
      place,
      what: `${file === void 0 ? "the environment property " : ""}${name} cannot be added to safely: ${why}`,
      why: `${unasked ? `The hook cannot ask the app (${unasked.why}). ` : ""}allowed_hosts leaves it as it is, and the app goes on answering 400.`,
      remedy: lineRemedy(loaded)
    };
}
function whyNotAdded({ name, file, value }, unasked, alternatives) {
  if (!unasked) return whyNotProven(name, value, alternatives);
  let after = unasked.after(name, file);
  return after === void 0 ? unasked.reasonOf(name) : whyNotGrown(name, value, after, alternatives);
}
function laterHook({ file, name }, { deploymentTexts }, loaded) {
  let written = file === void 0 ? void 0 : writerOf(file, "after allowed_hosts", deploymentTexts);
  if (written)
    return {
      id: "later-hook",
      severity: "warning",
      place: `${written.file} line ${written.line}`,
      what: `it runs after allowed_hosts and seems to write ${file}, which has ${name}`,
      why: "The address that allowed_hosts puts into the file is lost, or the file is not there yet. The app answers 400.",
      remedy: lineRemedy(loaded)
    };
}
function madeLater(facts, variables, loaded) {
  let name = variables.join(" or ");
  return filesOfTheList(facts, loaded).filter((file) => !facts.envFiles.has(file)).map((file) => laterHook({ file, name }, facts, loaded)).find(Boolean);
}
function filesOfTheList({ settings }, loaded) {
  return [settings.envFile, ...loaded?.envFiles.flatMap(({ path }) => path ?? []) ?? []];
}
function unreadEnvFile(path, name, loaded) {
  return {
    id: "env-file-unread",
    severity: "warning",
    place: path,
    what: `it sets ${name}, but nothing in the settings or in what starts them reads it`,
    why: "An address in this file does not reach the app, so allowed_hosts leaves it alone. If the list is no environment property either, the app answers 400.",
    remedy: lineRemedy(loaded)
  };
}
function nowhere(facts, variables, loaded) {
  let { settings, envFileLeftOut } = facts, path = settings.envFile, names = variables.join(" or "), remedy = lineRemedy(loaded), unless = `If neither eb setenv nor the console has set ${names}, allowed_hosts finds no list to add the address to. The app answers 400.`;
  if (envFileLeftOut) {
    let what = `it is not in the bundle: ${envFileLeftOut.why}`;
    return { id: "env-file-left-out", severity: "warning", place: path, what, why: unless, remedy };
  }
  if (loaded && letsAllInWithout(loaded.hosts)) return allLetIn(names, loaded);
  let maker = filesOfTheList(facts, loaded).map((file) => writerOf(file, "before allowed_hosts", facts.deploymentTexts)).find(Boolean);
  if (loaded && startsWithout(loaded.hosts) && !maker) {
    let what = `neither ${path} nor .ebextensions/ sets ${names}, and the settings have hosts of their own without it`;
    return {
      id: "hosts-fallback",
      severity: "warning",
      place: placeOfHosts(loaded),
      what,
      why: unless,
      remedy
    };
  }
  return {
    id: "hosts-nowhere",
    severity: "note",
    place: path,
    what: `neither ${path} nor .ebextensions/ sets ${names}${maker ? `; ${maker.file} line ${maker.line} seems to make the file` : ""}`,
    why: `That is right where eb setenv or the console has set it${maker ? ", or where the file has it then" : ""}. ${unless}`,
    remedy: `Look with eb printenv. If it is not there: ${remedy}`
  };
}
function allLetIn(names, loaded) {
  return {
    id: "any-host",
    severity: "note",
    place: placeOfHosts(loaded),
    what: `nothing in the bundle sets ${names}, and without it ALLOWED_HOSTS lets every host in`,
    why: "The load balancer's check passes without allowed_hosts.",
    remedy: `Nothing; but it is safer to name your hosts there. ${lineRemedy(loaded)}`
  };
}
function letsAllInWithout({ alternatives }) {
  let isAny = (hosts = []) => hosts.includes("*");
  return alternatives.every(
    (list2) => list2.some(
      (part) => isAny(part.kind === "fixed" ? part.hosts : part.kind === "variable" ? part.fallback : [])
    )
  );
}
var LOCAL = /^(?:\.?localhost|127\.0\.0\.1|0\.0\.0\.0|\[?::1\]?|testserver|)$/;
function startsWithout(hosts) {
  return knownHosts(hosts).some((host) => !LOCAL.test(host));
}

// src/django/odd-entries.ts
var ODD = [
  [/^\w+:\/\//, "a scheme such as https://", "write the name alone, www.example.com"],
  [/^.+\*|^\*./, "a star in it", "for all names below a domain write .example.com"],
  [/\s/, "a blank in it", "write the name alone; a list that is split at commas needs .strip()"],
  [/\//, "a slash in it", "write the name alone, www.example.com"],
  [/^[^:]*:\d+$|\]:\d+$/, "a port", "write the name alone: Django compares it without the port"],
  [/^[0-9a-f:]*:[0-9a-f:.]*$/i, "an IPv6 address without brackets", "write it in brackets, [::1]"]
];
function oddnessOf(entry) {
  let found = ODD.find(([pattern]) => pattern.test(entry));
  return found && { what: found[1], instead: found[2] };
}
function meantBy(entry) {
  let bare = entry.trim().replace(/^\w+:\/\//, "").replace(/\/.*$/s, "").replace(/^\*\.?(?=.)/, ".").replace(/^([^:]*|\[.*\]):\d+$/s, "$1").replace(/^[0-9a-f:]*:[0-9a-f:.]*$/i, "[$&]");
  return /^(?:\.?[\w-]+(?:\.[\w-]+)*|\[[0-9a-f:.]+\])$/i.test(bare) ? bare : void 0;
}

// src/cli/check/odd-hosts.ts
var CHANGES_TEXTS = /removeprefix|removesuffix|startswith|urlparse|urlsplit|\.(?:replace|lstrip|rstrip)\(|\bre\.sub\(/;
function oddHosts(facts, loaded) {
  let entries2 = entriesSeen(facts, loaded);
  if (entries2.some(({ text: text2 }) => text2 === "*")) return [];
  let found = /* @__PURE__ */ new Map();
  for (let { text: text2, place } of entries2) {
    let odd = oddnessOf(text2);
    if (!odd || found.has(odd.what)) continue;
    let meant = meantBy(text2);
    found.set(odd.what, {
      id: "odd-host",
      severity: "note",
      place,
      what: `ALLOWED_HOSTS has an entry with ${odd.what}`,
      why: "No request matches it: Django refuses whoever asks for such a name, with 400.",
      remedy: meant === void 0 ? `There ${odd.instead}.` : `In place of ${text2} write ${meant}: ${odd.instead}.`
    });
  }
  return [...found.values()];
}
function entriesSeen(facts, loaded) {
  let isChanged = [...loaded.settings.texts.values()].some((text2) => CHANGES_TEXTS.test(text2));
  return loaded.hosts.alternatives.flat().flatMap((part) => part.kind === "fixed" ? part.hosts.map((text2) => ({ text: text2, place: `${part.place.file} line ${part.place.line}` })) : part.kind !== "variable" || isChanged ? [] : winningPlaces(facts, [part.name], loaded).flatMap(
    ({ value, place }) => divided(value, part.shape).map((text2) => ({ text: text2.trim(), place }))
  ));
}

// src/cli/check/too-high.ts
function ofCureTooHigh({ cureTooHigh: found }) {
  if (!found) return [];
  let { place, below, dies } = found, where = `${place.file} line ${place.line}`;
  return [
    {
      id: "first-cure-too-high",
      severity: dies ? "error" : "warning",
      place: where,
      what: dies ? below === void 0 ? "the line of the first cure needs the name application, which nothing makes, and the app does not start" : "the line of the first cure stands before application = …, and the app does not start" : "the line of the first cure stands before the application is made anew, and has no effect",
      why: dies ? "Python does not know application there (NameError). The server ends at once, and the proxy answers 502." : "The last application is what the server runs, and that one does not answer the check by itself.",
      remedy: below === void 0 ? `Delete line ${place.line}, or give the WSGI or ASGI application the name application above it.` : `Move line ${place.line} below line ${below}.`
    }
  ];
}
function ofLineTooHigh(loaded) {
  let found = loaded.lineTooHigh;
  if (!found) return [];
  let { place, dies, again } = found;
  return [
    {
      id: "line-too-high",
      severity: dies || again === void 0 ? "error" : "note",
      place: `${place.file} line ${place.line}`,
      what: "the line for HEALTH_CHECK_HOSTS stands above the list",
      why: dies ? "Python does not know ALLOWED_HOSTS there (NameError), and the app does not start." : "The list is made anew below it, so the line has no effect.",
      remedy: toMove(loaded, found)
    }
  ];
}
function toMove({ line }, { place, below, again }) {
  if (again !== void 0) return `Delete line ${place.line}: line ${again} does it.`;
  let after = line?.file === place.file && line.afterLine > place.line ? line.afterLine : below;
  return `Move line ${place.line} below line ${after}.`;
}

// src/cli/check/hosts.ts
function checkHosts(facts) {
  let { server, loaded } = facts.app, looked = hostVariables(facts.settings), missing2 = notInBundle(server, loaded);
  if (missing2) return [missing2];
  let { enabled } = facts.settings, cure = ofCureTooHigh(facts.app);
  if (!loaded) {
    let places = () => [noSettings(), ...placesOfTheList(facts, looked, void 0)];
    return [...cure, ...enabled ? places() : [disabled()]];
  }
  let line = ofLineTooHigh(loaded), others = enabled ? ofSettings(facts, loaded, looked) : withoutHooks(facts, loaded), rest = line.length > 0 && enabled ? [] : others.filter(({ id }) => cure.length === 0 || id !== "first-cure"), inModules = [...line, ...rest].map((finding) => inModule(finding, server));
  return [...cure, ...inModules, ...oddHosts(facts, loaded), ...otherModule(server), ...unseenServer(server)];
}
function inModule(finding, { settingsModule, settingsSource }) {
  return {
    ...finding,
    what: `${finding.what} (settings module ${settingsModule}, as ${settingsSource} says)`
  };
}
function ofSettings(facts, loaded, looked) {
  let { hosts, ways } = loaded, cure = ways.find(({ kind }) => kind === "first cure");
  if (cure) return [firstCure2(cure, facts, loaded)];
  if (ways.some(({ kind }) => kind === "our line")) return [];
  let [way] = ways;
  if (way) return [ownWay(way, loaded)];
  let byProxy = wayOfProxy(facts, loaded);
  if (byProxy) return [byProxy];
  if (letsAnyoneIn(hosts)) return [anyHost(loaded)];
  let variables = variablesOf(hosts).filter(({ name }) => name !== HEALTH_CHECK_HOSTS), lists = variables.filter(({ shape }) => shape.kind !== "one").map(({ name }) => name), [list2] = lists;
  if (list2 !== void 0) return ofVariable(facts, loaded, [...new Set(lists)]);
  let [one] = variables;
  if (one) return [oneHost(one.name, loaded)];
  if (isSeen(hosts)) return [fixed(loaded)];
  let { unasked } = facts;
  return [unseen(loaded, unasked ? unasked.editsAny : hasPlaceOfTheList(facts, looked), unasked)];
}
function withoutHooks(facts, loaded) {
  return loaded.ways.some(({ kind }) => kind !== "our line") || letsAnyoneIn(loaded.hosts) || wayOfProxy(facts, loaded) ? [disabled()] : [
    {
      id: "disabled-but-needed",
      severity: "warning",
      place: placeOfHosts(loaded),
      what: "the hooks are switched off, and nothing else lets the load balancer in",
      why: "Nothing gives the app the instance's address, and it answers 400.",
      remedy: `Take ${SETTINGS.enabled.variable} out of .ebextensions/.`
    }
  ];
}
function disabled() {
  let name = SETTINGS.enabled.variable;
  return {
    id: "disabled",
    severity: "note",
    place: ".ebextensions",
    what: `${name} is false`,
    why: "Every hook says so and does nothing.",
    remedy: `To switch them on, take it out, or: eb setenv ${name}=true`
  };
}
function ofVariable(facts, loaded, names) {
  if (facts.unasked) return placesOfTheList(facts, names, loaded);
  let { otherUses } = loaded.hosts, ofList = otherUses.get(ALLOWED_HOSTS), uses = names.map((name) => [name, otherUses.get(name) ?? ofList]), free = uses.flatMap(([name, use]) => use ? [] : [name]);
  return free.length > 0 ? placesOfTheList(facts, free, loaded) : uses.slice(0, 1).flatMap(([name, use]) => use ? usedTwice(name, use, loaded) : []);
}
function letsAnyoneIn({ alternatives }) {
  let isAny = (list2) => list2.some((part) => part.kind === "fixed" && part.hosts.includes("*"));
  return alternatives.length > 0 && alternatives.every(isAny);
}
function isSeen({ alternatives, isOpaque }) {
  return !isOpaque && alternatives.flat().every(({ kind }) => kind === "fixed");
}
function notInBundle(server, loaded) {
  let { module: module2, file, source, settingsModule, settingsSource } = server, missing2 = module2 !== void 0 && file === void 0 ? [`the module ${module2}`, source, "server-module-missing"] : settingsModule !== void 0 && !loaded ? [`the settings module ${settingsModule}`, settingsSource, "settings-missing"] : void 0;
  if (!missing2) return;
  let [what, named, id] = missing2;
  return {
    id,
    severity: "error",
    place: named,
    what: `it names ${what}, which is not in the bundle`,
    why: "The server does not start, and the proxy answers 502.",
    remedy: "Correct the name, or commit the file."
  };
}
function noSettings() {
  return {
    id: "no-settings",
    severity: "note",
    place: "the bundle",
    what: "nothing in it says which settings the server loads (no Procfile, wsgi.py or manage.py that names them)",
    why: "It is not known from where the app gets ALLOWED_HOSTS.",
    remedy: lineRemedy(void 0)
  };
}
function otherModule({ managePy, settingsModule, settingsSource }) {
  return managePy ? [
    {
      id: "settings-module",
      severity: "note",
      place: managePy.file,
      what: `it names ${managePy.settingsModule}, and the server loads ${settingsModule}, as ${settingsSource} says`,
      why: "What is said of ALLOWED_HOSTS here is said of the settings that the server loads.",
      remedy: "Nothing, if the server is meant to load those."
    }
  ] : [];
}
function unseenServer({ isUnclear, source, settingsModule, settingsSource }) {
  return isUnclear ? [
    {
      id: "server-unseen",
      severity: "note",
      place: source.startsWith("Procfile") ? source : "Procfile",
      what: "no Python server is seen in the command of web, or something in it may change which settings are loaded",
      why: `On the instance allowed_hosts then does not ask the app, and does only what the text shows plainly. What is said here is said of ${settingsModule}, as ${settingsSource} says.`,
      remedy: "Nothing, if settings.py reads HEALTH_CHECK_HOSTS and the server is Django's."
    }
  ] : [];
}
function unseen(loaded, hasPlace, unasked) {
  let isSet = loaded.hosts.alternatives.length > 0;
  return {
    id: "hosts-unseen",
    severity: hasPlace ? "note" : "warning",
    place: placeOfHosts(loaded),
    what: isSet ? "it gets ALLOWED_HOSTS in a way that its text does not show" : "it sets no ALLOWED_HOSTS that can be seen",
    why: unasked ? `allowed_hosts cannot ask the app (${unasked.why}), and what its text does not show is left alone.` : "On the instance allowed_hosts asks the app. If the list is in no environment property and in no env file, only the line lets the load balancer in.",
    remedy: lineRemedy(loaded)
  };
}
function fixed(loaded) {
  let isSet = loaded.hosts.alternatives.length > 0;
  return {
    id: "fixed-hosts",
    severity: "error",
    place: placeOfHosts(loaded),
    what: isSet ? "ALLOWED_HOSTS is a fixed list" : "nothing sets ALLOWED_HOSTS, so every host is refused",
    why: "allowed_hosts gives the app the address in HEALTH_CHECK_HOSTS; without the line nothing reads it, and the app goes on answering 400.",
    remedy: lineRemedy(loaded)
  };
}
function oneHost(name, loaded) {
  return {
    id: "one-host",
    severity: "error",
    place: placeOfHosts(loaded),
    what: `${name} is a single host of ALLOWED_HOSTS`,
    why: "An address in it would spoil that host, so allowed_hosts leaves it alone, and the app goes on answering 400.",
    remedy: lineRemedy(loaded)
  };
}
function anyHost(loaded) {
  return {
    id: "any-host",
    severity: "note",
    place: placeOfHosts(loaded),
    what: "ALLOWED_HOSTS lets every host in",
    why: "The load balancer's check passes without allowed_hosts.",
    remedy: `Nothing; but it is safer to name your hosts there. ${lineRemedy(loaded)}`
  };
}
function usedTwice(name, { file, line }, loaded) {
  return {
    id: "used-twice",
    severity: "warning",
    place: `${file} line ${line}`,
    what: `${name} makes ALLOWED_HOSTS, and is used here too`,
    why: "An address in it would change both. allowed_hosts then leaves it alone, and the app answers 400.",
    remedy: lineRemedy(loaded)
  };
}
function firstCure2({ kind, place, name }, { pathNamedBy }, loaded) {
  let option = pathNamedBy === void 0 ? "" : ` and ${pathNamedBy}, and leave no empty block`, hasLine = loaded.ways.some(({ kind: kind2 }) => kind2 === "our line");
  return {
    id: "first-cure",
    severity: "note",
    place: `${place.file} line ${place.line}`,
    what: WAYS[kind](name),
    why: "The check passes by that, also where Django would fail, so the hooks add nothing to it.",
    remedy: `Nothing, if that is enough. To let the check reach Django, delete this line${option}.${hasLine ? "" : ` ${lineRemedy(loaded)}`}`
  };
}
var WAYS = {
  "our line": () => "it has the line",
  "first cure": (name) => `this line answers the load balancer's check of ${name} before Django is asked`,
  metadata: () => "its settings ask the metadata service for the address",
  "metadata without token": () => "its settings ask the metadata service for the address",
  "own address": () => "its settings add the address that stands for its own host name",
  package: (name) => `${name} is in INSTALLED_APPS`,
  networks: (name) => `${name} lets whole networks in`,
  middleware: (name) => `the middleware ${name} answers before Django looks at the host`
};
function ownWay({ kind, name, place }, loaded) {
  let isOld = kind === "metadata without token";
  return {
    id: "own-way",
    severity: "note",
    place: `${place.file} line ${place.line}`,
    what: `this app does not need allowed_hosts: ${WAYS[kind](name)}`,
    why: isOld ? "But it asks without a token: an instance that requires one (IMDSv2) does not answer, and the app then answers 400." : "The load balancer's check passes by that; health_check sees to the rest.",
    remedy: `${isOld ? "To be safe." : "Nothing. If the check fails all the same:"} ${lineRemedy(loaded)}`
  };
}
function wayOfProxy({ proxied, properties }, loaded) {
  if (!proxied) return;
  let set = variablesOf(loaded.hosts).flatMap(({ name }) => hostsIn(properties[name] ?? "")), isHost = proxied.kind === "host";
  if (!(isHost ? allows([...knownHosts(loaded.hosts), ...set], proxied.host) : proxied.status < 300)) return;
  let does = isHost ? `nginx asks it for ${proxied.host} when the load balancer checks` : `nginx answers the load balancer's check by itself, with ${proxied.status}`;
  return {
    id: "own-way",
    severity: "note",
    place: `${proxied.file} line ${proxied.line}`,
    what: `this app does not need allowed_hosts: ${does}`,
    why: `The load balancer's check passes by that${isHost ? "; health_check sees to the rest" : ", also where the app is dead"}.`,
    remedy: `Nothing. If the check fails all the same: ${lineRemedy(loaded)}`
  };
}

// src/cli/check/nginx-exchange.ts
var NotSeen = class extends Error {
}, IN_BETWEEN = /^(?:auth_\w+|allow|deny|satisfy|limit_\w+|include|internal|try_files|js_\w+|\w*lua\w*|perl)$/, MOST_STEPS = 1e3, LONGEST_TEXT = 4096, OF_APP = /^http:\/\/(?:127\.0\.0\.1:8000|localhost:8000|docker)$/, Exchange = class {
  #http;
  #server;
  #path;
  #own = /* @__PURE__ */ new Map();
  #left = MOST_STEPS;
  constructor(path, http, server) {
    this.#http = http, this.#server = server, this.#path = path;
  }
  answer() {
    let first = this.#rewrites(this.#server.block);
    if (first) return this.#returned(first, []);
    let location = this.#location();
    return location && this.#answerOf(location);
  }
  #answerOf(location) {
    if (location.block.some(({ name }) => name === "location")) throw new NotSeen();
    let returns = this.#rewrites(location.block);
    if (returns) return this.#returned(returns, location.block);
    if ([...this.#server.block, ...location.block].some(({ name }) => IN_BETWEEN.test(name))) throw new NotSeen();
    let upstream = location.block.find(({ name }) => name === "proxy_pass")?.args[0];
    if (upstream === void 0 || !OF_APP.test(upstream)) throw new NotSeen();
    return this.#handedOn(location, upstream);
  }
  #handedOn({ block, file, line }, upstream) {
    let given = [block, this.#server.block, this.#http].map((one) => one.filter(({ name: name2 }) => name2 === "proxy_set_header")).find(({ length }) => length > 0)?.findLast(({ args }) => args[0]?.toLowerCase() === "host"), name = (given ? this.#expand(given.args[1] ?? "") : upstream.replace(/^http:\/\//, "")).replace(/:\d+$/, "");
    if (name === "") throw new NotSeen();
    return name === ANY_ADDRESS ? void 0 : { kind: "host", host: name, file: given?.file ?? file, line: given?.line ?? line };
  }
  #rewrites(block) {
    for (let directive of block) {
      let { name, args, block: inner } = directive;
      if (name === "break") return;
      if (name === "return") return directive;
      if (name === "set" && this.#set(directive), name === "include" || name === "rewrite" && tryPattern(args[0] ?? "", this.#uri) !== null)
        throw new NotSeen();
      if (name !== "if") continue;
      let holds = orUnknown(() => this.#holds(args));
      if (holds === void 0 && inner.every((one) => one.name === "set"))
        for (let { args: set } of inner) this.#own.set(withoutDollar(set[0]), void 0);
      else if (holds === void 0) throw new NotSeen();
      if (!holds) continue;
      if (inner.some((one) => !/^(?:set|return|break|access_log)$/.test(one.name))) throw new NotSeen();
      let returns = this.#rewrites(inner);
      if (returns || inner.some((one) => one.name === "break")) return returns;
    }
  }
  #set({ args }) {
    this.#own.set(
      withoutDollar(args[0]),
      orUnknown(() => this.#expand(args[1] ?? ""))
    );
  }
  #returned({ args, file, line }, block) {
    let status = /^\d{3}$/.test(args[0] ?? "") ? Number(args[0]) : 302, page = [block, this.#server.block].map((one) => one.filter(({ name: name2 }) => name2 === "error_page")).find(({ length }) => length > 0)?.find((one) => status >= 300 && one.args.includes(String(status)));
    if (!page) return { kind: "status", status, file, line };
    let name = page.args.at(-1) ?? "", location = this.#locations().find((one) => one.args.length === 1 && one.args[0] === name);
    if (!name.startsWith("@") || page.args.at(-2) !== "=" || !location) throw new NotSeen();
    return this.#answerOf(location);
  }
  #locations() {
    return this.#server.block.filter(({ name }) => name === "location");
  }
  #location() {
    let all = this.#locations().map((location) => {
      let [, kind = "", what = ""] = /^(=|\^~|~\*|~|)\s*([\s\S]*)$/.exec(location.args.join(" ")) ?? [];
      return { location, kind, what };
    }), exact = all.find(({ kind, what }) => kind === "=" && what === this.#uri);
    if (exact) return exact.location;
    let [longest] = all.filter(({ kind, what }) => (kind === "" || kind === "^~") && this.#uri.startsWith(what)).sort((one, other) => other.what.length - one.what.length);
    return longest?.kind === "^~" ? longest.location : (all.find(
      ({ kind, what }) => kind.startsWith("~") && this.#matches(what, this.#uri, kind)
    ) ?? longest)?.location;
  }
  get #uri() {
    return this.#path.replace(/\?.*$/, "");
  }
  #holds(args) {
    let words = args.map((word, index) => index === 0 ? word.replace(/^\(/, "") : word), all = words.map((word, index) => index === words.length - 1 ? word.replace(/\)$/, "") : word), [left = "", operator, right = ""] = all.filter((word) => word !== ""), value = this.#expand(left);
    if (operator === void 0) return value !== "" && value !== "0";
    if (operator === "=" || operator === "!=") return value === this.#expand(right) == (operator === "=");
    if (!/^!?~\*?$/.test(operator)) throw new NotSeen();
    return this.#matches(right, value, operator) !== operator.startsWith("!");
  }
  #matches(pattern, text2, operator) {
    let ignoresCase = operator.endsWith("*") || pattern.startsWith("(?i)"), found = tryPattern(pattern.replace(/^\(\?i\)/, ""), text2, ignoresCase ? "i" : "");
    if (found === void 0) throw new NotSeen();
    return found !== null;
  }
  #expand(text2) {
    if (this.#left-- < 0) throw new NotSeen();
    let all = text2.replaceAll(/\$(?:\{(\w+)\}|(\w+))/g, (_, one, other) => this.#variable(one ?? other));
    if (all.length > LONGEST_TEXT) throw new NotSeen();
    return all;
  }
  #variable(name) {
    let known = this.#own.has(name) ? this.#own.get(name) : this.#ofRequest(name) ?? this.#mapped(name);
    if (known === void 0) throw new NotSeen();
    return known;
  }
  #ofRequest(name) {
    if (name === "http_user_agent") return "ELB-HealthChecker/2.0";
    if (/^(?:host|http_host)$/.test(name)) return ANY_ADDRESS;
    if (/^(?:http_\w+|https|remote_user)$/.test(name)) return "";
    if (/^(?:document_)?uri$/.test(name)) return this.#uri;
    let rest = {
      request_uri: this.#path,
      scheme: "http",
      request_method: "GET"
    };
    return Object.hasOwn(rest, name) ? rest[name] : void 0;
  }
  #mapped(name) {
    let map = this.#http.find((one) => one.name === "map" && one.args[1] === `$${name}`);
    if (!map || map.block.some((one) => /^(?:hostnames|include)$/.test(one.name))) return;
    let text2 = this.#expand(map.args[0] ?? ""), isMeant = ({ name: key }) => key.startsWith("~") ? this.#matches(key.replace(/^~\*?/, ""), text2, /^~\*?/.exec(key)?.[0] ?? "") : key !== "default" && key.toLowerCase() === text2.toLowerCase(), found = map.block.find((one) => !one.name.startsWith("~") && isMeant(one)) ?? map.block.find(isMeant) ?? map.block.find((one) => one.name === "default");
    return found ? this.#expand(found.args[0] ?? "") : "";
  }
};
function orUnknown(look) {
  try {
    return look();
  } catch (error) {
    if (error instanceof NotSeen) return;
    throw error;
  }
}
function withoutDollar(name = "") {
  return name.replace("$", "");
}

// src/cli/check/nginx-text.ts
function parseNginx(file, text2) {
  let tokens = tokensOf2(text2), parser = new Parser2(tokens ?? [], file), directives = tokens && parser.block(0);
  return parser.isAtEnd() ? directives : void 0;
}
var Parser2 = class {
  #tokens;
  #file;
  #at = 0;
  constructor(tokens, file) {
    this.#tokens = tokens, this.#file = file;
  }
  isAtEnd() {
    return this.#at >= this.#tokens.length;
  }
  block(depth) {
    let found = [];
    for (; this.#tokens[this.#at]?.isWord; ) {
      let words = [];
      for (let word = this.#next(); word; word = this.#next()) words.push(word);
      let [first, ...rest] = words, end = this.#tokens[this.#at++]?.text, block = end === "{" && depth < 10 ? this.block(depth + 1) : end === ";" ? [] : void 0;
      if (!first || !block || end === "{" && this.#tokens[this.#at++]?.text !== "}") return;
      let args = rest.map(({ text: text2 }) => text2);
      found.push({ name: first.text, args, block, file: this.#file, line: first.line });
    }
    return found;
  }
  #next() {
    let token = this.#tokens[this.#at];
    return token?.isWord && this.#at++, token?.isWord ? token : void 0;
  }
}, TOKEN2 = /\s+|#[^\n]*|"((?:\\[\s\S]|[^"\\])*)"|'((?:\\[\s\S]|[^'\\])*)'|[;{}]|(?!["'])(?:\\[\s\S]|\$\{|[^\s;{\\])+/gy;
function tokensOf2(text2) {
  let tokens = [], line = 1, end = 0;
  for (let { 0: all, 1: double, 2: single, index } of text2.matchAll(TOKEN2)) {
    let quoted = double ?? single, isEnd = /^[;{}]$/.test(all) && quoted === void 0;
    (quoted !== void 0 || !/^[\s#]/.test(all)) && tokens.push({ text: unescaped(quoted ?? all), isWord: !isEnd, line }), line += all.split(`
`).length - 1, end = index + all.length;
  }
  return end < text2.length ? void 0 : tokens;
}
function unescaped(text2) {
  return text2.replaceAll(/\\(["'\\])/g, "$1");
}

// src/cli/check/nginx.ts
var PLATFORM = {
  "nginx.conf": "http { include conf.d/*.conf; server { listen 80 default_server; include conf.d/elasticbeanstalk/*.conf; } }",
  "conf.d/elasticbeanstalk/00_application.conf": "location / { proxy_pass http://127.0.0.1:8000; proxy_set_header Host $host; }"
};
function nginxFrom(texts) {
  if (texts.size === 0) return () => {
  };
  let files = new Map([...Object.entries(PLATFORM), ...texts]), http = configurationOf(files), server = http && serverOf2(http);
  return server ? (path) => orUnknown(() => new Exchange(path, http, server).answer()) : () => {
  };
}
function configurationOf(files) {
  let included = (directives, depth) => {
    let found = directives.map((one) => {
      if (one.name !== "include") {
        let block = included(one.block, depth);
        return block && [{ ...one, block }];
      }
      let paths = depth < 5 ? matching(files, one.args[0] ?? "") : [];
      if (paths.length === 0 && !one.args[0]?.includes("*")) return [one];
      let parts = paths.map((path) => {
        let parsed = parseNginx(`.platform/nginx/${path}`, files.get(path) ?? "");
        return parsed && included(parsed, depth + 1);
      });
      return parts.every(isThere2) ? parts.flat() : void 0;
    });
    return found.every(isThere2) ? found.flat() : void 0;
  }, http = parseNginx(".platform/nginx/nginx.conf", files.get("nginx.conf") ?? "")?.find(({ name }) => name === "http");
  return http && included(http.block, 0);
}
function matching(files, pattern) {
  let parts = pattern.replace(/^\/etc\/nginx\//, "").split("*").map((part) => part.replaceAll(/[^\w/]/g, "\\$&")), isMeant = new RegExp(`^${parts.join("[^/]*")}$`);
  return [...files.keys()].filter((one) => isMeant.test(one)).sort();
}
function serverOf2(http) {
  let servers = http.filter(({ name }) => name === "server"), listens = (server, what) => server.block.some(({ name, args }) => name === "listen" && what.test(args.join(" "))), onPort = servers.filter((one) => listens(one, /^(?:\S+:)?80(?: |$)/) || !listens(one, /./));
  return onPort.find((one) => listens(one, /^(?:\S+:)?80 .*\bdefault_server\b/)) ?? onPort[0];
}
function isThere2(value) {
  return value !== void 0;
}

// src/open-page.ts
var USUAL_PAGES = ["/health/", "/healthcheck/", "/health-check/", "/healthz", "/ping/", "/status/"], ADMIN_LOGIN = "/admin/login/";
var PASSING = /\b(?:log-?out|sign-?out|new|add|create|cart|checkout|random|maintenance)\b/i;
function isLasting(page) {
  return page.length <= 200 && !/\d|[0-9a-f]{8}/i.test(page) && !PASSING.test(page);
}

// src/cli/check/page.ts
function checkPage({ loaded: app }, settings, options2, nginx) {
  if (!app || !settings.enabled || app.ways.some(({ kind }) => kind === "middleware" || kind === "first cure"))
    return [];
  let loaded = { ...app, pageAt: (path) => pageOfProxy(nginx(path)) ?? app.pageAt(path) }, checked = checkedPath(settings, options2);
  if (redirectsToHttps(loaded))
    return nginx(settings.path ?? checked.path) ? [] : httpsRedirect(settings, loaded);
  let wanted = settings.path === void 0 ? [] : wantedPage(settings.path, loaded);
  return settings.path !== void 0 && wanted.length === 0 ? [] : [...wanted, ...checkedPage(checked, loaded)];
}
function checkedPath(settings, options2) {
  let option = lastOption(options2, `${PROCESS}default`, "HealthCheckPath"), named = settings.path === void 0 ? option?.file : ".ebextensions";
  return { path: option?.value || "/", named };
}
function pageOfProxy(answer) {
  if (answer?.kind !== "status") return;
  let { status, file, line } = answer;
  return status < 300 ? { kind: "page", place: { file, line } } : { kind: "unknown" };
}
function checkedPage({ path, named }, loaded) {
  let page = loaded.pageAt(path), answer = answerOf(page);
  if (answer === void 0 || page.kind === "unknown") return [];
  let isFree = named === void 0 && path === "/", open = isFree ? openPage(page, loaded) : void 0, common = { place: `${page.place.file} line ${page.place.line}`, what: `${path} answers ${answer}` };
  if (open !== void 0) {
    let why = `health_check tries the usual pages and the redirect's target. It takes the first that answers 200: ${open}.`, remedy = `Nothing. To choose the page yourself: eb setenv ${SETTINGS.path.variable}=/health/`;
    return [{ id: "open-page", severity: "note", ...common, why, remedy }];
  }
  let route = routeRemedy(page.kind === "missing" && !isFree ? path : "/health/", page, loaded);
  return [
    {
      id: page.kind === "missing" ? "page-missing" : "page-redirects",
      severity: "warning",
      ...common,
      why: "The load balancer counts that as unhealthy. No page is seen for health_check to take instead.",
      remedy: isFree || page.kind === "missing" ? route : `Set the environment property ${SETTINGS.path.variable} to /health/. ${route}`
    }
  ];
}
function answerOf({ kind }) {
  return kind === "missing" ? "404: no route leads there" : kind === "redirect" ? "302: its view redirects" : kind === "login" ? "302: its view wants a login" : void 0;
}
function openPage(page, loaded) {
  let goal = page.kind === "redirect" ? page.target : void 0, goals = goal?.startsWith("/") && isLasting(goal) ? [goal] : [], found = firstOpen([...USUAL_PAGES, ...goals], loaded);
  return found !== void 0 ? found : page.kind === "login" ? "the login page" : page.kind === "redirect" && goal === void 0 ? "perhaps the page that it redirects to" : firstOpen([ADMIN_LOGIN], loaded);
}
function firstOpen(paths, loaded) {
  let found = paths.map((path) => [path, loaded.pageAt(path).kind]).find(([, kind]) => kind === "page" || kind === "unknown");
  if (found)
    return found[1] === "page" ? found[0] : `perhaps ${found[0]}`;
}
function routeRemedy(path, page, loaded) {
  let missing2 = page.kind === "missing" ? page : loaded.pageAt("/eb-health-hooks/");
  if (missing2.kind !== "missing")
    return `Name a page that answers 200 by itself in ${SETTINGS.path.variable}.`;
  let { file, line } = missing2.place, route = `path("${path.replace(/^\//, "")}", lambda request: HttpResponse())`;
  return `Add to ${file} below line ${line}: from django.http import HttpResponse; from django.urls import path; urlpatterns += [${route}]`;
}
function wantedPage(path, loaded) {
  let page = loaded.pageAt(path), answer = answerOf(page);
  return answer === void 0 || page.kind === "unknown" ? [] : [
    {
      id: "wanted-page",
      severity: "note",
      place: `${page.place.file} line ${page.place.line}`,
      what: `${SETTINGS.path.variable} is ${path}, which answers ${answer}`,
      why: "health_check sets only a page that passes. It leaves the check as it is, and warns at every deployment.",
      remedy: routeRemedy(path, page, loaded)
    }
  ];
}
function redirectsToHttps({ hosts }) {
  let values = hosts.names.get("SECURE_SSL_REDIRECT") ?? [], isTrue = (value) => value.kind === "text" || value.kind === "symbol" && value.path === "True";
  return values.length > 0 && values.every(isTrue);
}
function httpsRedirect({ successCodes: successCodes2 }, { settings, hosts }) {
  return successCodes2 === void 0 || covers(parseSuccessCodes(successCodes2), parseSuccessCodes("301")) ? [] : hosts.names.has("SECURE_REDIRECT_EXEMPT") ? [] : [
    {
      id: "https-redirect",
      severity: "warning",
      place: settings.path,
      what: `SECURE_SSL_REDIRECT answers the load balancer's check with 301, and ${SETTINGS.successCodes.variable} leaves that out`,
      why: "The check comes by plain HTTP: the load balancer counts the redirect as unhealthy.",
      remedy: `Take ${SETTINGS.successCodes.variable} out, or let SECURE_REDIRECT_EXEMPT have the page that is checked.`
    }
  ];
}

// src/cli/bundle/config-file.ts
var import_yaml2 = __toESM(require_dist(), 1);
var BadConfigFile = class extends Error {
  name = "BadConfigFile";
};
function parseConfigFile(file, text2) {
  let document = readYaml2(text2);
  return { options: optionsOf(file, document.content), doubleKey: document.doubleKey };
}
function optionsOf(file, content2) {
  if (content2 == null) return [];
  if (!isMap(content2)) throw new BadConfigFile("its top level is no map of sections such as option_settings");
  let settings = content2.option_settings;
  if (settings == null) return [];
  let make = (namespace2, option, value) => isPlain(value) ? [{ file, namespace: namespace2, option, value: String(value) }] : [];
  if (Array.isArray(settings))
    return settings.filter(isMap).flatMap(({ namespace: namespace2, option_name, value }) => typeof option_name == "string" ? make(typeof namespace2 == "string" ? namespace2 : PROPERTIES, option_name, value) : []);
  if (!isMap(settings)) throw new BadConfigFile("its option_settings are neither a map nor a list");
  return Object.entries(settings).flatMap(
    ([namespace2, options2]) => isMap(options2) ? Object.entries(options2).flatMap(([option, value]) => make(namespace2, option, value)) : []
  );
}
var MAX_ALIASES = 1e4;
function readYaml2(text2) {
  try {
    requireShallow(text2);
    let document = (0, import_yaml2.parseDocument)(text2, { merge: !0, uniqueKeys: !1 }), [error] = document.errors;
    if (error) throw error;
    return { content: document.toJS({ maxAliasCount: MAX_ALIASES }), doubleKey: doubleKeyIn(document, text2) };
  } catch (error) {
    let message2 = error instanceof Error ? error.message : String(error), [, alias] = /^Unresolved alias .*: (\S+)$/m.exec(message2) ?? [];
    throw alias !== void 0 ? new BadConfigFile(
      `YAML takes *${alias} for the name of another value: put it into quotes, "*${alias}"`
    ) : new BadConfigFile(message2.split(`
`)[0]?.replace(/:$/, ""));
  }
}
function doubleKeyIn(document, text2) {
  let lineAt = (offset = 0) => text2.slice(0, offset).split(`
`).length, found;
  return (0, import_yaml2.visit)(document, {
    Map(_, { items }) {
      let seen = /* @__PURE__ */ new Map();
      for (let { key } of items) {
        if (!(0, import_yaml2.isScalar)(key) || String(key.value) === "<<") continue;
        let at = key.range?.[0];
        if (seen.has(key.value))
          return found = { key: String(key.value), lines: [lineAt(seen.get(key.value)), lineAt(at)] }, import_yaml2.visit.BREAK;
        seen.set(key.value, at);
      }
    }
  }), found;
}
function isMap(value) {
  return typeof value == "object" && value !== null && !Array.isArray(value);
}
function isPlain(value) {
  return ["string", "number", "boolean"].includes(typeof value);
}

// src/cli/check/settings.ts
function readConfigFiles(files) {
  let options2 = [], findings = [];
  for (let { path, text: text2 } of [...files].sort((a, b) => a.path < b.path ? -1 : 1))
    try {
      let file = parseConfigFile(path, text2);
      options2.push(...file.options), file.doubleKey && findings.push(doubleKey(path, file.doubleKey));
    } catch (error) {
      if (!(error instanceof BadConfigFile)) throw error;
      findings.push({
        id: "bad-config-file",
        severity: "error",
        place: path,
        what: `it cannot be read: ${error.message}`,
        why: "Elastic Beanstalk refuses the version before it reaches an instance.",
        remedy: "Correct the YAML (or JSON) of the file."
      });
    }
  return { options: options2, findings };
}
function doubleKey(path, { key, lines: [first, second] }) {
  return {
    id: "double-key",
    severity: "warning",
    place: `${path} line ${second}`,
    what: `${key} stands here a second time, after line ${first}`,
    why: "YAML allows it once. Most readers take the last, and what stands below the first is lost.",
    remedy: `Put what stands below both under the one in line ${first}.`
  };
}
function checkSettings(options2) {
  let properties = environmentProperties(options2), known = Object.values(SETTINGS).map(({ variable }) => variable), placeOf2 = (name) => options2.findLast(({ option }) => option === name)?.file ?? ".ebextensions", findings = unknownSettings(properties).map((name) => ({
    id: "unknown-setting",
    severity: "warning",
    place: placeOf2(name),
    what: `${name} is no setting of the hooks`,
    why: "Nothing reads it, so it has no effect.",
    remedy: `The settings are ${known.join(", ")}.`
  })), bad = badSettings(properties);
  for (let [name, what] of bad)
    findings.push({
      id: "bad-setting",
      severity: "error",
      place: placeOf2(name),
      what,
      why: "allowed_hosts stops the deployment before the app changes.",
      remedy: "Correct the value; an empty one means the default."
    });
  return bad.size > 0 ? { settings: void 0, properties, findings } : { settings: parseSettings(properties), properties, findings };
}
function settingsInEnvFiles(envFiles) {
  return [...envFiles].flatMap(([path, text2]) => [...allAssignments(text2)].filter(([name]) => /^HEALTH_HOOKS?_/.test(name)).slice(0, 1).map(
    ([name, [first]]) => ({
      id: "setting-unread",
      severity: "warning",
      place: `${path} line ${first?.line ?? 1}`,
      what: `${name} is set here`,
      why: "The hooks read their settings from environment properties, not from env files, so it has no effect.",
      remedy: "Set it as an environment property: eb setenv, or in .ebextensions/."
    })
  ));
}

// src/django/text/app-folder.ts
var NOT_APP_CODE = /^(?:\..*|node_modules|__pycache__|venv|env|static|staticfiles|media|site-packages)$/, DEEPEST = 6;
function isInAppFolder(path) {
  let folders2 = path.split("/").slice(0, -1);
  return folders2.length <= DEEPEST && !folders2.some((name) => NOT_APP_CODE.test(name));
}

// src/allowed-hosts/app-texts.ts
var MOST_TEXTS = 1e3, TEXT = /(?:^|\/)(?:Procfile|[^/]+\.(?:py|sh)|(?:bin|scripts)\/[^/.]+)$/, NOT_SETTINGS = /(?:^|\/)(?:migrations|tests?|locale)\//;
function pathsOfTexts(paths) {
  return [...paths].filter((path) => TEXT.test(path) && !NOT_SETTINGS.test(path)).slice(0, MOST_TEXTS);
}

// src/allowed-hosts/by-text.ts
function decideByText(address, places, useOf2) {
  let values = new Map(ownCandidate(address, places.properties.get(HEALTH_CHECK_HOSTS)).values), names = [HEALTH_CHECK_HOSTS], leftAlone = [], file, files = new Map(places.files);
  for (let variable of places.likely) {
    let use = useOf2(variable);
    for (let { name, where, value, dispute, inFile } of listsIn(variable, { ...places, files })) {
      let reason = dispute ?? reasonToLeave(value, address, use);
      if (reason !== void 0) {
        leftAlone.push(`${where}: ${reason}`);
        continue;
      }
      names.push(name);
      let separator = use === "list with blanks" ? " " : ",", { text: text2 } = addHost(value, address, separator);
      if (text2 === value) continue;
      if (!inFile) {
        values.set(variable, text2);
        continue;
      }
      let edit = fileEdit({ ...inFile, variable, added: address, separator }).file;
      files.set(edit.path, edit.text);
      let wheres = [file?.change.where, edit.change.where].filter((one) => one !== void 0);
      file = { ...edit, change: { ...edit.change, where: wheres.join(" and ") } };
    }
  }
  return { candidate: { name: names.join(" and "), values, file }, leftAlone };
}
function listsIn(variable, { properties, files, dialect = ENV_FILE }) {
  let name = `environment property ${variable}`, value = properties.get(variable);
  return value !== void 0 ? [{ name, where: `the ${name}`, value }] : [...files].flatMap(([path, text2]) => {
    let assignments = dialect.assignmentsOf(text2, variable), [first] = assignments;
    if (!first) return [];
    let dispute = dialect.disputeAbout(text2, variable, assignments);
    return {
      name: `${variable} in ${path}`,
      where: `${variable} in ${path} line ${first.line}`,
      value: first.value,
      dispute: dispute && (dispute.line === first.line ? "" : `line ${dispute.line}: `) + dispute.reason,
      inFile: { path, text: text2, assignments }
    };
  });
}
function reasonToLeave(value, address, use) {
  if (use === "other use") return "the app makes more of it than a list of hosts";
  if (value.trim() === "") return "it is empty, and what the app makes of that is not seen";
  if (showsItsShape(value)) {
    if (use === "list with blanks" && value.includes(","))
      return "it has commas, and the app is seen to split it at blanks";
    if (use === "list with commas" && !/[,[]/.test(value))
      return "it has blanks, and the app is seen to split it at commas";
  } else if (use === "not seen" && !allows([value], address))
    return "it has one host, and it is not seen how the app makes a list of it";
  try {
    addHost(value, address);
    return;
  } catch (error) {
    if (error instanceof UnknownListShape) return error.message;
    throw error;
  }
}

// src/django/uses.ts
var MAKES_LIST = /\bALLOWED_HOSTS\s*(?::[^=]+)?(?:\+?=|\.extend\()/, COMMAS = /\.split\(\s*["'],["']\s*\)(?!\s*\[)|\bCsv\(|\.list\(|\bjson\.loads\(/, BLANKS = /\.split\(\s*(?:["'] ["']\s*)?\)(?!\s*\[)/;
function useOf(variable, texts) {
  let name = new RegExp(`["']${variable}["']`), uses = /* @__PURE__ */ new Set();
  for (let text2 of texts)
    for (let line of text2.split(`
`))
      name.test(withoutComment(line)) && uses.add(useIn(line)), /\bALLOWED_HOSTS\b/.test(withoutTarget(line)) && uses.add("other use");
  let [first = "not seen"] = uses;
  return uses.size > 1 ? "other use" : first;
}
function useIn(line) {
  return MAKES_LIST.test(line) ? COMMAS.test(line) ? "list with commas" : BLANKS.test(line) ? "list with blanks" : "other use" : "other use";
}
function withoutTarget(line) {
  let withoutTexts2 = line.replace(/"(?:[^"\\]|\\.)*"|'(?:[^'\\]|\\.)*'/g, '""');
  return withoutComment(withoutTexts2).replace(MAKES_LIST, "");
}
function firstPlace(texts, pattern) {
  for (let [path, text2] of texts) {
    let at = text2.split(`
`).findIndex((line) => pattern.test(withoutComment(line)));
    if (at >= 0) return `${path} line ${at + 1}`;
  }
}
function withoutComment(line) {
  return line.replace(/#.*$/, "");
}

// src/allowed-hosts/container-lists.ts
function listsInContainer(address, container) {
  let { path, text: text2, dialect, likely, texts, compose } = container, place = firstPlace(texts, READS_OURS), readBy2 = getsOurs(compose) ? place : void 0;
  if (readBy2 !== void 0)
    return { readBy: readBy2, waitsFor: void 0, variables: [], file: void 0, leftAlone: [] };
  let set = likely.flatMap((name) => {
    let line = compose?.setsItself(name);
    return line === void 0 ? [] : [{ name, line }];
  }), free = likely.filter((name) => set.every((one) => one.name !== name)), places = { properties: /* @__PURE__ */ new Map(), files: /* @__PURE__ */ new Map([[path, text2]]), likely: free, hosts: [], dialect }, { candidate, leftAlone } = decideByText(address, places, (name) => useOf(name, texts.values())), inCompose = set.map(
    ({ name, line }) => `docker-compose.yml line ${line} sets ${name} itself, and that wins over ${path}`
  );
  return {
    readBy: readBy2,
    waitsFor: place,
    file: candidate.file,
    variables: free.filter((name) => candidate.name.includes(`${name} in ${path}`)),
    leftAlone: [...leftAlone, ...inCompose]
  };
}
function getsOurs(compose) {
  return compose === void 0 ? !0 : compose.gives(HEALTH_CHECK_HOSTS) && compose.setsItself(HEALTH_CHECK_HOSTS) === void 0;
}
var READS_OURS = new RegExp(`\\bALLOWED_HOSTS\\b.*["']${HEALTH_CHECK_HOSTS}["'].*\\.split\\(`);

// src/allowed-hosts/places/docker-env-file.ts
var DOCKER_ENV_FILE = {
  assignmentsOf: assignmentsOf2,
  // Nothing says which of two lines counts.
  disputeAbout: (_, variable, [, second]) => second && { line: second.line, reason: `the line names ${variable} as well` }
};
function assignmentsOf2(text2, variable) {
  let found = [], start2 = 0;
  for (let [index, line] of text2.split(`
`).entries()) {
    let before = /^(\u00ef\u00bb\u00bf)?[ \t\v\f\r]*([^\s=#][^\s=]*)=/.exec(line);
    if (before?.[2] === variable && (index === 0 || before[1] === void 0)) {
      let value = line.slice(before[0].length).replace(/\r$/, "");
      found.push({ line: index + 1, start: start2 + before[0].length, value, isPlain: !0 });
    }
    start2 += line.length + 1;
  }
  return found;
}

// src/cli/check/unasked.ts
async function unaskedIn(facts) {
  let { app, settings, bundle, docker } = facts, why = docker ? "it runs in a container" : settings.askApp ? app.server.isUnclear && "the command in Procfile that starts it is not understood" : "HEALTH_HOOKS_ASK_APP=false";
  if (!why || docker === "ECS") return;
  let paths = pathsOfTexts([...bundle.files.keys()].filter(isInAppFolder)), read = await severalAtOnce(
    paths,
    async (path) => [path, await readText(bundle, path) ?? ""]
  ), texts = new Map(read);
  if (!docker) return onHost(why, facts, texts);
  let compose = docker === "Compose" ? await readText(bundle, "docker-compose.yml") ?? "" : void 0;
  return inContainer(why, facts, texts, compose);
}
function onHost(why, { settings, properties, envFiles }, texts) {
  let likely = hostVariables(settings), files = new Map([...envFiles].filter(([path]) => path === settings.envFile)), places = { properties: new Map(Object.entries(properties)), files, likely, hosts: [] }, decided = decideByText(ANY_ADDRESS, places, (name) => useOf(name, texts.values())), { values, file } = decided.candidate;
  return {
    why,
    after: (name, path) => path === void 0 ? values.get(name) : path === file?.path ? assignmentsOf(file.text, name).at(-1)?.value : void 0,
    reasonOf: (name) => reasonIn2(decided.leftAlone, name, likely),
    editsAny: values.size > 1 || file !== void 0
  };
}
function inContainer(why, { settings, properties, envFiles }, texts, composeFile) {
  let isCompose = composeFile !== void 0, dialect = isCompose ? ENV_FILE : DOCKER_ENV_FILE, made = Object.entries(properties).map(([name, value]) => `${name}=${value}
`), path = isCompose ? settings.envFile : "env.list", text2 = (isCompose ? envFiles.get(path) : void 0) ?? made.join(""), likely = hostVariables(settings), compose = isCompose ? readCompose(composeFile, path) : void 0, { file, leftAlone } = listsInContainer(ANY_ADDRESS, { path, text: text2, dialect, likely, texts, compose }), isGiven = (name) => compose?.gives(name) ?? !0;
  return {
    why,
    after: (name) => file && isGiven(name) ? dialect.assignmentsOf(file.text, name).at(-1)?.value : void 0,
    reasonOf: (name) => isGiven(name) ? reasonIn2(leftAlone, name, likely) : "docker-compose.yml gives it to no service",
    editsAny: file !== void 0
  };
}
function reasonIn2(leftAlone, name, likely) {
  let found = leftAlone.find((reason) => new RegExp(`\\b${name}\\b`).test(reason));
  return found !== void 0 ? found.replace(/^[^:]*: /, "") : likely.includes(name) ? "it is not where the hook looks" : `the hook looks for ${likely.join(" and ")} only (HEALTH_HOOKS_VARIABLE names another)`;
}

// src/cli/check/inspect-hosts.ts
var DEFAULT_ENV_FILE = SETTINGS.envFile.parse({}), DEFAULTS = {
  variable: void 0,
  path: void 0,
  envFile: DEFAULT_ENV_FILE,
  enabled: !0,
  askApp: !0
};
async function inspectHosts({ bundle, leftOut, platform }, { settings, properties }, options2) {
  let used = settings ?? DEFAULTS, paths = new Set(bundle.files.keys()), wsgiPath = lastOption(options2, PYTHON, "WSGIPath")?.value, nginx = await nginxOf(bundle, options2), checked = checkedPath(used, options2), path = settings?.path ?? checked.path, pathNamedBy = settings?.path === void 0 ? checked.named && `HealthCheckPath (${checked.named})` : SETTINGS.path.variable, { app, page } = await readAsNeeded(bundle, (read) => {
    let text2 = waysAt(readAppText({ files: { paths, read }, wsgiPath, env: properties }), path);
    return { app: text2, page: settings ? checkPage(text2, settings, options2, nginx) : [] };
  }), proxied = nginx(path), { envFiles, broken } = await envFilesOf(bundle, used.envFile, app), envFileLeftOut = broken ?? (envFiles.has(used.envFile) ? void 0 : await leftOut(used.envFile)), procfile = await readText(bundle, "Procfile"), deploymentTexts = await readTexts(
    bundle,
    /^\.ebextensions\/[^/]+\.config$|^\.platform\/(?:config)?hooks\/pre(?:build|deploy)\/(?!00_install_node|10_allowed_hosts)[^/]+$/
  ), docker = await dockerKindOf(bundle, platform), unasked = await unaskedIn({ bundle, app, settings: used, properties, envFiles, docker }), facts = { app, settings: used, ...{ properties, envFiles, envFileLeftOut, deploymentTexts }, procfile, unasked, proxied, pathNamedBy };
  return [...checkHosts(facts), ...settingsInEnvFiles(envFiles), ...page];
}
function waysAt(text2, path) {
  let { loaded } = text2;
  return {
    ...text2,
    loaded: loaded && { ...loaded, ways: loaded.ways.filter((way) => answersAt(way, path)) }
  };
}
async function envFilesOf(bundle, own, { loaded }) {
  let envFiles = /* @__PURE__ */ new Map(), broken;
  for (let path of [own, ...loaded?.envFiles.flatMap((read) => read.path ?? []) ?? []]) {
    let link = await linkedFrom(bundle, path), bytes = await bundle.read(link ?? path);
    bytes ? envFiles.set(path, bytes.toString("latin1")) : link !== void 0 && (broken ??= { why: `it is a link to ${link}`, remedy: "" });
  }
  return { envFiles, broken };
}
async function linkedFrom(bundle, path) {
  let target = await bundle.linkTarget(path);
  return target === void 0 || target.startsWith("/") ? target : joinPath(folderOf(path), target) ?? target;
}
async function nginxOf(bundle, options2) {
  let server = lastOption(options2, "aws:elasticbeanstalk:environment:proxy", "ProxyServer")?.value, start2 = ".platform/nginx/", texts = await readTexts(bundle, /^\.platform\/nginx\/.+\.conf$/), isNginx = server === void 0 || server === "nginx";
  return nginxFrom(
    new Map(isNginx ? [...texts].map(([path, text2]) => [path.slice(start2.length), text2]) : [])
  );
}
async function readTexts(bundle, pattern) {
  let texts = /* @__PURE__ */ new Map();
  for (let path of [...bundle.files.keys()].filter((one) => pattern.test(one))) {
    let text2 = await readText(bundle, path);
    text2 !== void 0 && texts.set(path, text2);
  }
  return texts;
}

// src/cli/check/platform.ts
function checkLoadBalancerOptions(settings) {
  let environment = "aws:elasticbeanstalk:environment", type = lastOption(settings, environment, "LoadBalancerType"), kind = lastOption(settings, environment, "EnvironmentType"), url = lastOption(settings, "aws:elasticbeanstalk:application", "Application Healthcheck URL"), findings = [];
  url && url.value !== "" && type?.value !== "classic" && findings.push({
    id: "classic-health-url",
    severity: "warning",
    place: url.file,
    what: `Application Healthcheck URL is set to ${url.value}`,
    why: "Only a Classic Load Balancer looks at it; an Application Load Balancer checks the HealthCheckPath of the process.",
    remedy: `Set HEALTH_HOOKS_PATH, or aws:elasticbeanstalk:environment:process:default: HealthCheckPath: ${pathOfHealthcheckUrl(url.value)}`
  }), findings.push(...widenedCodes(settings));
  let without = [
    { option: kind, value: "SingleInstance" },
    { option: type, value: "classic" }
  ].find(({ option, value }) => option?.value === value);
  return without?.option && findings.push({
    id: "no-target-group",
    severity: "note",
    place: without.option.file,
    what: `${without.option.option} is ${without.value}`,
    why: "There is no target group then: health_check says so and does nothing.",
    remedy: "Nothing, if that is what you want."
  }), findings;
}
function widenedCodes(settings) {
  let option = lastOption(settings, `${PROCESS}default`, "MatcherHTTPCode"), codes2 = option && readMatcher(option.value), { variable } = SETTINGS.successCodes;
  return !option || !codes2 || covers(codes2, parseSuccessCodes(AT_LEAST)) ? [] : environmentProperties(settings)[variable] ? [] : [
    {
      id: "codes-widened",
      severity: "note",
      place: option.file,
      what: `MatcherHTTPCode is ${option.value}`,
      why: `health_check widens the success codes to ${AT_LEAST}, so that a redirect to HTTPS passes.`,
      remedy: `Nothing, if you want that. To keep ${option.value}: eb setenv ${variable}=${option.value}`
    }
  ];
}
function checkClusterMode(settings) {
  let option = settings.find(({ namespace: namespace2 }) => namespace2.startsWith("eks:"));
  return option ? [
    {
      id: "cluster-mode",
      severity: "error",
      place: option.file,
      what: `it sets ${option.namespace}, which only Cluster Mode has`,
      why: "Cluster Mode runs no platform hooks, so the load balancer's check gets 400 from Django as without them.",
      remedy: WITHOUT_HOOKS
    }
  ] : [];
}
var BY_DEFAULT = ["application.py", "application/__init__.py"];
function checkServerNamed(paths, procfile, options2) {
  let isNamed = processLines(procfile).length > 0 || lastOption(options2, PYTHON, "WSGIPath") !== void 0, isContainer = DOCKER_FILES.some((file) => paths.has(file));
  return isNamed || isContainer || BY_DEFAULT.some((file) => paths.has(file)) ? [] : [
    {
      id: "server-unnamed",
      severity: "note",
      place: "the bundle",
      what: "neither Procfile nor .ebextensions/ (WSGIPath) says what the server starts, and there is no application.py",
      why: "Elastic Beanstalk then starts application:application. Unless the console has set WSGIPath, the server does not start, and the proxy answers 502.",
      remedy: "Look with eb config. If WSGIPath is not there, add a Procfile such as: web: gunicorn shop.wsgi"
    }
  ];
}

// src/cli/check/retired-platform.ts
var TRACES = [
  [/\bamazon-linux-extras\b/, "calls amazon-linux-extras, which only Amazon Linux 2 has"],
  [
    /\/opt\/python\/(?:run|current|bundle)\b/,
    "names a path below /opt/python, which only Amazon Linux 1 has"
  ]
], OLD_NAMESPACE = "aws:elasticbeanstalk:container:python:staticfiles";
function retiredEvidence(platform, options2, texts) {
  if (platform !== void 0) {
    let what = `the platform is ${platform}`;
    return isRetired(platform) ? { place: ".elasticbeanstalk/config.yml", what, isCertain: !0 } : void 0;
  }
  let option = options2.find(({ namespace: namespace2 }) => namespace2 === OLD_NAMESPACE);
  if (option)
    return {
      place: option.file,
      what: `it sets ${OLD_NAMESPACE}, which only Amazon Linux 1 has`,
      isCertain: !1
    };
  for (let [path, text2] of texts)
    for (let [index, line] of text2.split(`
`).entries()) {
      let trace = TRACES.find(([pattern]) => pattern.test(line.replace(/^\s*#.*/, "")));
      if (trace) return { place: `${path} line ${index + 1}`, what: `it ${trace[1]}`, isCertain: !1 };
    }
}
function isRetired(platform) {
  return /Amazon Linux 20(?:23|[3-9]\d)/i.test(platform) ? !1 : /Amazon Linux(?: 2)?(?!\s*\d{4})/i.test(platform) || /\bpython[- ]?(?:2\.\d|3\.[0-8]|3\.10)\b/i.test(platform);
}
function checkRetiredPlatform(evidence, node) {
  if (!evidence) return [];
  let { place, what, isCertain } = evidence;
  return [
    {
      id: isCertain ? "retired-platform" : "old-traces",
      severity: isCertain && !node ? "error" : "warning",
      place,
      what,
      why: "All platform branches on Amazon Linux 1 and 2 are retired (Amazon Linux 2 since 2026-08-06). Amazon Linux 1 runs no platform hooks, and on Amazon Linux 2 allowed_hosts stops the deployment: it has no Node.js 20.",
      remedy: isCertain ? "Move to a platform branch on Amazon Linux 2023. An Amazon Linux 2 with a Node.js of its own: name it in HEALTH_HOOKS_NODE." : "On Amazon Linux 2023 take it out: it fails there. On an older platform move to Amazon Linux 2023 first."
    }
  ];
}

// src/cli/check/inspect.ts
async function inspect(source, ours, python) {
  let { bundle, outdated } = source, paths = [...bundle.files.keys()], wrapping = wrappingFolder(paths);
  if (wrapping !== void 0) return [checkWrapping(wrapping), ...checkSize(bundle)];
  if (!looksLikeAnApp(paths))
    throw new Stop(
      `no manage.py, requirements.txt, Procfile or .ebextensions at the top of ${source.description}: name the app's folder, or commit the app first.`
    );
  let leftOut = await reasons(source, ours), { options: options2, findings, settings } = await readOptions(bundle);
  return [
    ...checkSize(bundle),
    ...checkHookFiles(await platformFiles(bundle), ours, leftOut, isWithoutDotFiles(bundle)),
    ...findings,
    ...await hostsOf2(source, settings, options2, ours, python),
    ...await inspectDocker(source, settings.settings?.envFile ?? DEFAULT_ENV_FILE, options2),
    ...checkRetiredPlatform(
      await inspectRetired(source, options2),
      settings.properties[SETTINGS.node.variable]
    ),
    ...checkClusterMode(options2),
    ...checkServerNamed(new Set(paths), await readText(bundle, "Procfile") ?? "", options2),
    ...checkLoadBalancerOptions(options2),
    ...checkOutdated(
      // What is said of a hook that is left out is enough.
      outdated.filter((path) => matters(path, settings) && !leftOut.has(path)),
      source.sent
    ),
    ...checkGitFolder(paths)
  ];
}
async function hostsOf2(source, checked, options2, ours, python) {
  let byText = await inspectHosts(source, checked, options2), { settings, properties } = checked;
  if (python === void 0 || !settings?.enabled || !settings.askApp || await dockerKindOf(source.bundle, source.platform) || byText.some(({ id }) => NOT_TO_ASK.has(id))) return byText;
  let wsgiPath = lastOption(options2, PYTHON, "WSGIPath")?.value, { bundle } = source, asked = await askProject({ bundle, python, settings, properties, wsgiPath, ours });
  return asked.some(({ id }) => id === "not-asked") ? [...byText, ...asked] : [...byText.filter(({ id }) => !OF_HOSTS.has(id)), ...asked];
}
var NOT_TO_ASK = /* @__PURE__ */ new Set([
  "own-way",
  "first-cure",
  "first-cure-too-high",
  "line-too-high"
]), OF_HOSTS = /* @__PURE__ */ new Set([
  "fixed-hosts",
  "one-host",
  "used-twice",
  "unsafe-list",
  "unsafe-env-file",
  "env-file-unread",
  "env-file-left-out",
  "hosts-fallback",
  "hosts-nowhere",
  "hosts-unseen",
  "no-settings"
]);
async function inspectRetired({ bundle, platform }, options2) {
  let texts = await readTexts(
    bundle,
    /^\.ebextensions\/[^/]+\.config$|^\.platform\/(?:config)?hooks\/(?!.*_(?:allowed_hosts|health_check|install_node))|^Procfile$/
  );
  return retiredEvidence(platform, options2, texts);
}
async function readOptions(bundle) {
  let paths = [...bundle.files.keys()].filter((path) => /^\.ebextensions\/[^/]+\.config$/.test(path)), files = await severalAtOnce(paths, async (path) => ({
    path,
    text: await readText(bundle, path) ?? ""
  })), { options: options2, findings } = readConfigFiles(files), checked = checkSettings(options2);
  return { options: options2, settings: checked, findings: [...findings, ...checked.findings] };
}
function isWithoutDotFiles({ isZipped, files }) {
  return isZipped && ![...files.keys()].some((path) => path.startsWith("."));
}
async function platformFiles(bundle) {
  let files = [...bundle.files.values()].filter(({ path }) => mayBeOurs(path));
  return severalAtOnce(files, async (file) => ({ ...file, content: await bundle.read(file.path) }));
}
async function reasons(source, ours) {
  let found = /* @__PURE__ */ new Map();
  for (let { path } of ours) {
    let reason = source.bundle.files.has(path) ? void 0 : await source.leftOut(path);
    reason && found.set(path, reason);
  }
  return found;
}
function matters(path, { settings }) {
  return isInHookFolder(path) || /^\.ebextensions\/|(?:^|\/)settings(?:\.py$|\/)/.test(path) || path === (settings?.envFile ?? DEFAULT_ENV_FILE);
}

// src/cli/check/check.ts
var CHECK_FORMATS = ["text", "json", "github"];
async function check(path, options2, ours, terminal2) {
  let { progress } = terminal2;
  progress.say("reading what eb deploy would send");
  let source = await openSource(path, options2);
  try {
    let { description, bundle } = source;
    progress.say(`looking at ${bundle.files.size} files`);
    let findings = bySeverity(await inspect(source, ours, options2.python));
    if (progress.end(), options2.format === "json") terminal2.out(asJson(description, findings));
    else if (options2.format === "github") {
      let folder = await isFolder(path) ? belowWorkspace(path, options2.workspace) : "";
      for (let one of findings) terminal2.out(annotation(one, folder, (file) => bundle.files.has(file)));
      terminal2.out(summaryOf(findings, terminal2));
    } else printFindings(description, findings, terminal2, await folderToGoTo(path, findings, terminal2));
    return count(findings, "error") + (options2.strict ? count(findings, "warning") : 0) > 0 ? EXIT.findings : EXIT.fine;
  } finally {
    await source.bundle.close();
  }
}
function asJson(checked, findings) {
  let summary = {
    errors: count(findings, "error"),
    warnings: count(findings, "warning"),
    notes: count(findings, "note")
  };
  return toJson({ version: VERSION, checked, summary, findings });
}
function printFindings(description, findings, { out, paint }, folder) {
  out(`Checked: ${printable(description)}`);
  for (let { severity, place, id, what, why, remedy } of findings)
    out(""), out(`${paint(severity, severity)} ${paint("bold", printable(place))}: ${printable(what)} [${id}]`), out(`  ${why}`), out(`  ${printable(remedy)}`);
  out(""), folder !== void 0 && out(`What stands above is for the app's folder: cd ${printable(shellWord(folder))}`), out(summaryOf(findings, { paint }));
}
async function folderToGoTo(path, findings, { folder }) {
  return findings.length > 0 && path !== folder && await isFolder(path) ? path : void 0;
}
async function isFolder(path) {
  return (await (0, import_promises7.stat)(path)).isDirectory();
}
function belowWorkspace(folder, workspace) {
  let path = (0, import_node_path10.relative)(workspace, folder).split(import_node_path10.sep).join("/");
  return path.startsWith("..") ? "" : path;
}
function summaryOf(findings, { paint }) {
  let numbers = ["error", "warning", "note"].map((severity) => [count(findings, severity), severity]).filter(([number]) => number > 0).map(([number, severity]) => `${number} ${severity}${number === 1 ? "" : "s"}`);
  return numbers.length > 0 ? numbers.join(", ") : paint("ok", "Nothing found: this bundle can be deployed.");
}

// src/cli/init/init.ts
var import_promises9 = require("node:fs/promises");

// src/cli/init/app-folder.ts
var import_promises8 = require("node:fs/promises"), import_node_path11 = require("node:path");

// src/cli/init/gitattributes.ts
var LINE = ".platform/** text eol=lf", BLOCK = ["# eb-health-hooks: with CRLF in its first line, a hook does not start on the instance", LINE];
function addLine(text2) {
  if (text2.split(/\r?\n/).some((line) => line.trim().replace(/\s+/g, " ") === LINE)) return;
  let newline = text2.includes(`\r
`) ? `\r
` : `
`, block = BLOCK.join(newline);
  return text2 === "" || text2.endsWith(`
`) ? text2 + block + newline : text2 + newline + block;
}
function removeLine(text2) {
  let lines = text2.split(`
`), plain = lines.map((line) => line.replace(/\r$/, "")), at = plain.findIndex((line, index) => line === BLOCK[0] && plain[index + 1] === BLOCK[1]);
  if (at < 0) return;
  lines.splice(at, BLOCK.length);
  let left = lines.join(`
`);
  return at === lines.length ? left.replace(/\r$/, "") : left;
}

// src/cli/init/app-folder.ts
var PLACES = [".platform/hooks", ".platform/confighooks", ".platform/eb-health-hooks"], NOTICES = ".platform/THIRD_PARTY_NOTICES", GITATTRIBUTES = ".gitattributes", NEW = ".eb-health-hooks.new", STAGING = `.platform/${NEW}`, NOT_THE_APP = [".git", "node_modules", ".venv", "venv", "__pycache__"];
function appTree(path) {
  return openWorkingTree(path, () => !1, NOT_THE_APP);
}
async function writeNew(path, text2) {
  await (0, import_promises8.rm)(path, { force: !0 }), await (0, import_promises8.writeFile)(path, text2, { flush: !0, flag: "wx" });
}
var AppFolder = class {
  path;
  constructor(path) {
    this.path = path;
  }
  async present() {
    let found = /* @__PURE__ */ new Map();
    for (let folder of [".platform", ...PLACES]) {
      let facts = await this.#facts(folder);
      if (!facts || facts.isDirectory()) continue;
      let kind = facts.isSymbolicLink() ? "symbolic link" : "file";
      throw new Stop(
        `${folder} is a ${kind}, not a folder: move it away. Nothing was changed.`,
        EXIT.findings
      );
    }
    for (let place of PLACES)
      for (let path of await this.#below(place)) found.set(path, await this.#look(path));
    return await this.#facts(NOTICES) && found.set(NOTICES, await this.#look(NOTICES)), found;
  }
  async apply(actions) {
    let files = actions.flatMap((action) => action.kind === "delete" ? [] : [action]), written = files.filter(({ kind }) => kind !== "make executable").map(({ file }) => file), staging = (0, import_node_path11.join)(this.path, STAGING), made = [staging], make = async (folder) => {
      let first = await (0, import_promises8.mkdir)(folder, { recursive: !0 });
      first && made.push(first);
    };
    try {
      await (0, import_promises8.rm)(staging, { recursive: !0, force: !0 });
      for (let [index, { path, text: text2 }] of written.entries())
        await this.#try(path, async (file) => {
          await make((0, import_node_path11.dirname)(file)), await make(staging), await (0, import_promises8.writeFile)((0, import_node_path11.join)(staging, String(index)), text2, { flush: !0 });
        });
    } catch (error) {
      for (let path of made.reverse()) await (0, import_promises8.rm)(path, { recursive: !0, force: !0 });
      throw error;
    }
    for (let [index, { path }] of written.entries())
      await this.#try(path, (file) => (0, import_promises8.rename)((0, import_node_path11.join)(staging, String(index)), file));
    for (let { file } of files) file.isHook && await this.#try(file.path, (path) => (0, import_promises8.chmod)(path, 493));
    for (let action of actions)
      action.kind === "delete" && await this.#try(action.path, (file) => (0, import_promises8.rm)(file));
    await (0, import_promises8.rm)(staging, { recursive: !0, force: !0 });
  }
  async removeEmptyFolders(deleted) {
    let folders2 = new Set(deleted.flatMap((path) => parentsOf(path)));
    for (let folder of [...folders2].sort((a, b) => b.length - a.length))
      await (0, import_promises8.rmdir)((0, import_node_path11.join)(this.path, folder)).catch((error) => {
        if (!["ENOTEMPTY", "EEXIST", "ENOENT"].includes(errorCodeOf(error) ?? "")) throw error;
      });
  }
  async newAttributes(change) {
    let facts = await this.#facts(GITATTRIBUTES);
    if (facts && !facts.isFile())
      throw new Stop(
        `${GITATTRIBUTES} is a ${facts.isSymbolicLink() ? "symbolic link" : "folder"}, not a file of this folder itself: make it one. Nothing was changed.`
      );
    let text2 = await this.#text(GITATTRIBUTES);
    return change === "add" ? addLine(text2 ?? "") : text2 === void 0 ? void 0 : removeLine(text2);
  }
  async writeAttributes(text2) {
    await this.#try(GITATTRIBUTES, async (file) => {
      if (text2 === "") return (0, import_promises8.rm)(file);
      await writeNew(file + NEW, text2), await (0, import_promises8.rename)(file + NEW, file);
    });
  }
  async writeText(path, text2) {
    await this.#try(path, async (file) => {
      let { mode } = await (0, import_promises8.lstat)(file);
      await writeNew(file + NEW, text2), await (0, import_promises8.chmod)(file + NEW, mode & 4095), await (0, import_promises8.rename)(file + NEW, file);
    });
  }
  async #look(path) {
    let facts = await this.#facts(path), kind = facts?.isFile() ? "file" : facts?.isDirectory() ? "folder" : "symlink", text2 = kind === "file" ? await this.#text(path) ?? "" : "", isExecutable = process.platform === "win32" || ((facts?.mode ?? 0) & 73) === 73;
    return { kind, text: text2, isExecutable };
  }
  async #below(place) {
    let entries2 = await (0, import_promises8.readdir)((0, import_node_path11.join)(this.path, place), { withFileTypes: !0 }).catch((error) => {
      if (errorCodeOf(error) === "ENOENT") return [];
      throw unreadablePath(place, error);
    });
    return (await Promise.all(
      entries2.map(async (entry) => {
        let path = `${place}/${entry.name}`;
        return entry.isDirectory() ? [path, ...await this.#below(path)] : [path];
      })
    )).flat();
  }
  async #facts(path) {
    return (0, import_promises8.lstat)((0, import_node_path11.join)(this.path, path)).catch((error) => {
      if (errorCodeOf(error) !== "ENOENT")
        throw error;
    });
  }
  async #text(path) {
    return readWholeFile((0, import_node_path11.join)(this.path, path))?.toString();
  }
  async #try(path, action) {
    try {
      await action((0, import_node_path11.join)(this.path, path));
    } catch (cause) {
      let code = errorCodeOf(cause);
      throw code === void 0 ? cause : new Stop(`${path} cannot be changed (${code}): fix that and run this again.`, EXIT.unable, {
        cause
      });
    }
  }
};
function parentsOf(path) {
  let parents = [];
  for (let at = (0, import_node_path11.dirname)(path); at !== "."; at = (0, import_node_path11.dirname)(at)) parents.push(at);
  return parents;
}

// src/cli/init/ignored.ts
async function ignoreRules(folder, git) {
  let ebignore = await readEbignore(folder);
  return ebignore ? async (path) => ebignore(path) : async (path) => {
    if (!(!git || (await git.tracked([path])).length > 0))
      return ignoredByGit(git, path);
  };
}

// src/cli/option-format.ts
var FORMS = {
  environment: [/^[A-Za-z0-9-]{4,40}$/, "the name of an environment, such as shop-production"],
  region: [/^[a-z]{2,}(?:-[a-z]+)+-\d+$/, "a region, such as eu-west-1"],
  account: [/^\d{12}$/, "an AWS account's number of 12 digits"]
}, PLACEHOLDER = "NAME", PLACEHOLDERS = [PLACEHOLDER, "YOUR-ENVIRONMENT-NAME"];
function isEnvironmentName(name) {
  return FORMS.environment[0].test(name) && !PLACEHOLDERS.includes(name);
}
function requireForms(options2) {
  for (let name of ["environment", "region", "account"]) {
    let [form, expected] = FORMS[name], value = options2[name];
    if (name === "environment" && value !== void 0 && PLACEHOLDERS.includes(value))
      throw new Stop(`--environment ${value}: put the name of your environment there. eb list prints it.`);
    if (value !== void 0 && !form.test(value))
      throw new Stop(`--${name} must be ${expected}, got "${value}".`);
  }
}

// src/cli/init/next-steps.ts
async function stepsToInstall(path, context) {
  let { git, tool } = context, tree = await appTree(path), { options: options2, settings } = await readOptions(tree), config = await readEbConfig(path), edits2 = await editsToMake(tree, { options: options2, settings }, config?.platform, context), leftOut = await stepForIgnored(context), files = await filesToCommit(tree, edits2, leftOut !== void 0, context);
  return [
    ...edits2.map(({ place, what, remedy }) => [`${place}: ${what}.`, remedy]),
    ...leftOut ? [leftOut] : [],
    ...await codes(tree, options2, git),
    ...files.length > 0 ? [commitThem(files)] : [],
    policyOf(await environmentOf(config, git), tool),
    ["Look at the bundle before it leaves, then deploy.", `${tool} check && eb deploy`]
  ];
}
async function stepsToRemove(path, git, settingsFile2) {
  let environment = await environmentOf(await readEbConfig(path), git);
  return [
    ...await lineOfCompose(path),
    ...await commitRemoval(git, settingsFile2),
    ["Deploy: the new version runs without the hooks.", "eb deploy"],
    policyToDelete(environment)
  ];
}
async function lineOfCompose(path) {
  let at = (await readText(await appTree(path), COMPOSE))?.split(/\r?\n/).findIndex((line) => line.includes(HEALTH_CHECK_HOSTS)) ?? -1;
  return at < 0 ? [] : [[`${COMPOSE} line ${at + 1} still hands ${HEALTH_CHECK_HOSTS} on: it does no harm, and may go too.`]];
}
var COMPOSE = "docker-compose.yml";
async function commitRemoval(git, settingsFile2) {
  let places = [".platform", ".gitattributes", ...settingsFile2 === void 0 ? [] : [settingsFile2]], changed2 = [];
  for (let place of git ? places : []) await git?.hasUncommittedTracked(place) && changed2.push(place);
  return changed2.length === 0 ? [] : [["Commit: eb deploy sends what git has.", `${`git add -u ${changed2.map(shellWord).join(" ")}`} && git commit -m "Without the health hooks"`]];
}
async function editsToMake(tree, { options: options2, settings }, platform, { why }) {
  let envFile = settings.settings?.envFile ?? DEFAULT_ENV_FILE, ignored = tree.files.has(envFile) ? await why(envFile) : void 0, bundle = { ...tree, read: async (file) => ignored && file === envFile ? void 0 : tree.read(file) }, hosts = await inspectHosts({ bundle, leftOut: async () => ignored, platform }, settings, options2), docker = await inspectDocker({ bundle: tree, platform }, envFile, options2);
  return [
    ...hosts.filter(({ id }) => !["any-host", "own-way", "settings-module", "server-unseen"].includes(id)),
    ...docker.filter(({ remedy }) => !remedy.startsWith("Nothing"))
  ];
}
async function stepForIgnored({ ours, why }) {
  let reasons2 = await Promise.all(ours.map(async ({ path: path2 }) => [path2, await why(path2)])), [path, reason] = reasons2.find(([, one]) => one !== void 0) ?? [];
  return reason && [`${path} would not be in the bundle: ${reason.why}.`, reason.remedy];
}
var DEFAULT_PROCESS = `${PROCESS}default`, CODES2 = "MatcherHTTPCode: 200-301";
async function codes(tree, options2, git) {
  if (lastOption(options2, DEFAULT_PROCESS, "MatcherHTTPCode")) return [];
  let stage = git ? ["Then: git add .ebextensions"] : [], file = options2.findLast(({ namespace: namespace2 }) => namespace2 === DEFAULT_PROCESS)?.file, block = file === void 0 ? void 0 : blockIn(await readText(tree, file) ?? "");
  return block ? [
    [
      `If you like, to have the success codes from the start: add to ${file} below line ${block.line}:`,
      `${block.indentation}${CODES2}`,
      ...stage
    ]
  ] : [
    [
      `If you like, to have the success codes from the start: in a new file ${["health-check", "health-check-codes"].map((name) => `.ebextensions/${name}.config`).find((name) => !tree.files.has(name)) ?? ".ebextensions"}:`,
      "option_settings:",
      `  ${DEFAULT_PROCESS}:`,
      `    ${CODES2}`,
      ...stage
    ]
  ];
}
function blockIn(text2) {
  let lines = text2.split(/\r?\n/), isName = new RegExp(`^( *)(["']?)${DEFAULT_PROCESS}\\2:\\s*(?:#.*)?$`), at = lines.findIndex((line) => isName.test(line)), below = lines.slice(at + 1).find((line) => /^\s*[^\s#]/.test(line)) ?? "", [indentation = ""] = /^ */.exec(below) ?? [], [, own = ""] = isName.exec(lines[at] ?? "") ?? [];
  return at >= 0 && indentation.length > own.length ? { line: at + 1, indentation } : void 0;
}
async function filesToCommit(tree, edits2, isLeftOut, { git, isUnchanged }) {
  if (!git) return [];
  let uncommitted = await git.uncommitted(), isOurs = (place) => isLeftOut || !isUnchanged || uncommitted.some((file) => file === place || file.startsWith(`${place}/`)), named = edits2.flatMap(({ place, remedy }) => [
    place.replace(/ line \d+$/, ""),
    ...remedy.match(/\.ebextensions\/[^\s()]+/g) ?? []
  ]), withLine = [];
  for (let file of uncommitted.filter((one) => MAY_HAVE_LINE.test(one)))
    hasLineOfOurs(await readText(tree, file) ?? "") && withLine.push(file);
  let edited3 = [...withLine, ...named].filter((file) => MAY_HAVE_LINE.test(file) && tree.files.has(file));
  return [.../* @__PURE__ */ new Set([...[".platform", ".gitattributes"].filter(isOurs), ...edited3])];
}
var MAY_HAVE_LINE = /^(?!\.platform\/).*\.(?:py|yml|config)$/;
function hasLineOfOurs(text2) {
  return [HEALTH_CHECK_HOSTS, ANSWER_FIRST, ANSWER_FIRST_IN_ASGI, CODES2].some((ours) => text2.includes(ours));
}
function commitThem(files) {
  return ["Commit: eb deploy sends what git has.", `${`git add ${files.map(shellWord).join(" ")}`} && git commit -m "Health hooks"`];
}
async function environmentOf(config, git) {
  let branch = config?.usesGit ? await git?.currentBranch() : "default", name = branch === void 0 ? void 0 : config?.environmentOf(branch);
  return name !== void 0 && isEnvironmentName(name) ? name : void 0;
}
function policyOf(environment, tool) {
  let { name, hint, ofRole } = rolePolicy(environment);
  return [
    `Allow health_check to call the load balancer. Mostly the instances' role is this one.${hint}`,
    `aws iam put-role-policy ${ofRole} --policy-document "$(${tool} policy --environment ${name})"`
  ];
}
function policyToDelete(environment) {
  let { hint, ofRole } = rolePolicy(environment);
  return [
    `Take the policy away again, where the role has it. Mostly the instances' role is this one.${hint}`,
    `aws iam delete-role-policy ${ofRole}`
  ];
}
function rolePolicy(environment) {
  let name = environment ?? PLACEHOLDER;
  return {
    name,
    hint: environment === void 0 ? ` ${PLACEHOLDER} is your environment's (eb list).` : "",
    ofRole: `--role-name aws-elasticbeanstalk-ec2-role --policy-name eb-health-hooks-${name}`
  };
}

// src/cli/init/plan.ts
var NAMES = { file: "file", symlink: "symbolic link", folder: "folder" };
function planInstallation(present, ours) {
  let problems = ours.flatMap((file) => inTheWay(file, present.get(file.path)) ?? []), folders2 = new Set(ours.map(({ path }) => path.slice(0, path.lastIndexOf("/"))));
  for (let folder of folders2) {
    let { kind = "folder" } = present.get(folder) ?? {};
    kind !== "folder" && problems.push(`${folder} is a ${NAMES[kind]}, not a folder: move it away.`);
  }
  let others = [...present].flatMap(([path, { text: text2 }]) => {
    let from = ours.some((file) => file.path === path) ? void 0 : versionOf(text2);
    return from !== void 0 && mayBeOurs(path) ? [{ path, from }] : [];
  });
  for (let { path, from } of others)
    isEdited(present.get(path), from, ours) && problems.push(edited(path));
  return refuse(problems), [
    ...ours.flatMap((file) => actionFor(file, present.get(file.path))),
    // Files that another version had and this one does not have: the engine would go on running its hooks.
    ...others.map((other) => ({ kind: "delete", ...other }))
  ];
}
function planRemoval(present, ours) {
  let own = [...present].flatMap(([path, { text: text2 }]) => {
    let from = versionOf(text2);
    return from === void 0 ? [] : [{ path, from }];
  });
  return refuse(
    own.filter(({ path, from }) => isEdited(present.get(path), from, ours)).map(({ path }) => edited(path))
  ), own.map((file) => ({ kind: "delete", ...file }));
}
function isEdited(found, from, ours) {
  return from === VERSION && !ours.some(({ text: text2 }) => text2 === plainText(found?.text ?? ""));
}
function refuse(problems) {
  if (problems.length !== 0)
    throw new Stop([...problems, "Nothing was changed."].join(`
`), EXIT.findings);
}
function inTheWay(file, found) {
  if (!found) return;
  let { path } = file;
  if (found.kind !== "file")
    return `${path} is a ${NAMES[found.kind]}, not a file: move it away.`;
  let from = versionOf(found.text);
  return from === void 0 ? `${path} is not a file of eb-health-hooks: give it another name, or delete it if it was a copy of the hook.` : from === VERSION && plainText(found.text) !== file.text ? edited(path) : void 0;
}
function edited(path) {
  return `${path} says ${VERSION} but was edited since: keep your edits elsewhere, delete the file and run this again.`;
}
function actionFor(file, found) {
  if (!found) return [{ kind: "add", file }];
  let from = versionOf(found.text) ?? "";
  return plainText(found.text) !== file.text ? [{ kind: "replace", file, from }] : found.text !== file.text ? [{ kind: "replace", file, from: "CRLF or a byte order mark" }] : file.isHook && !found.isExecutable ? [{ kind: "make executable", file }] : [];
}
function describeAction(action, isDone) {
  let say = (done, planned) => isDone ? done : `would ${planned}`;
  switch (action.kind) {
    case "add":
      return `${say("added", "add")} ${action.file.path}`;
    case "replace":
      return `${say("changed", "change")} ${action.file.path}: ${action.from} -> ${/^\d/.test(action.from) ? VERSION : "LF"}`;
    case "make executable":
      return `${say("made", "make")} executable: ${action.file.path}`;
    case "delete":
      return `${say("deleted", "delete")} ${action.path} (${action.from})`;
  }
}

// src/cli/init/settings-edit.ts
async function planSettingsEdit(tree, remove) {
  let { options: options2, settings } = await readOptions(tree), wsgiPath = lastOption(options2, PYTHON, "WSGIPath")?.value, paths = new Set(tree.files.keys()), { server, loaded } = await readAsNeeded(
    tree,
    (read) => readAppText({ files: { paths, read }, wsgiPath, env: settings.properties })
  );
  if (!loaded)
    return server.settingsModule === void 0 ? "nothing says which settings the server loads, so no line was added: name them in wsgi.py" : `the settings module ${server.settingsModule}, as ${server.settingsSource} says, is not there: no line was added`;
  let { settings: module2, line } = loaded, has = [...module2.texts].find(([, text2]) => hasTheLine(text2));
  return remove ? has ? edited2(tree, has[0], removeTheLine) : "no settings file has the line" : has && loaded.lineTooHigh ? `${has[0]} has the line, and above the list: ${lowerFirst(toMove(loaded, loaded.lineTooHigh))}` : has ? `${has[0]} has the line already` : line ? edited2(tree, line.file, (text2) => addTheLine(text2, line)) : `no place in ${module2.path} is certain to have ALLOWED_HOSTS, so no line was added`;
}
async function edited2(tree, file, change) {
  let bytes = await tree.read(file), before = bytes?.toString("utf8") ?? "";
  if (!bytes?.equals(Buffer.from(before))) return `${file} is no plain file in UTF-8: it was left as it is`;
  let after = change(before);
  return after === before ? `${file} was left as it is: its line of ours has something beside it, or its end is no place for one` : { file, before, after };
}
var CONTEXT = 3;
function unifiedDiff({ file, before, after }) {
  let [old, now] = [linesOf2(before), linesOf2(after)], start2 = 0;
  for (; start2 < Math.min(old.length, now.length) && old[start2] === now[start2]; ) start2++;
  let end = 0;
  for (; end < Math.min(old.length, now.length) - start2 && old.at(-1 - end) === now.at(-1 - end); ) end++;
  let from = Math.max(0, start2 - CONTEXT), until = (lines) => Math.min(lines.length, lines.length - end + CONTEXT), range = (lines) => `${until(lines) === from ? from : from + 1},${until(lines) - from}`;
  return [
    `--- a/${file}`,
    `+++ b/${file}`,
    `@@ -${range(old)} +${range(now)} @@`,
    ...old.slice(from, start2).map((line) => ` ${line}`),
    ...old.slice(start2, old.length - end).map((line) => `-${line}`),
    ...now.slice(start2, now.length - end).map((line) => `+${line}`),
    ...old.slice(old.length - end, until(old)).map((line) => ` ${line}`)
  ].flatMap((line) => line.split("\0"));
}
function linesOf2(text2) {
  let lines = text2.split(`
`), last = lines.pop() ?? "";
  return last === "" ? lines : [...lines, `${last}\0\\ No newline at end of file`];
}

// src/cli/init/init.ts
async function init(path, { dryRun, remove, editSettings, anyPlatform }, ours, terminal2) {
  terminal2.progress.say("reading the app's folder"), await requireApp(path, remove), !remove && !anyPlatform && await requireCurrentPlatform(path);
  let app = new AppFolder(path), git = await Git.find(path), present = await app.present(), actions = (remove ? planRemoval : planInstallation)(present, ours), attributes = git || remove ? await app.newAttributes(remove ? "remove" : "add") : void 0, why = await ignoreRules(path, git), edit = editSettings ? await planSettingsEdit(await appTree(path), remove) : void 0;
  dryRun || await install(actions, attributes, app, git), terminal2.progress.end();
  let isUnchanged = actions.length === 0 && attributes === void 0 && (edit === void 0 || typeof edit == "string");
  for (let action of actions) terminal2.out(describeAction(action, !dryRun));
  attributes !== void 0 && terminal2.out(describeAttributes({ dryRun, remove })), edit !== void 0 && await editTheSettings(edit, { app, dryRun, terminal: terminal2 }), isUnchanged ? terminal2.out(
    remove ? `nothing to remove: no file of eb-health-hooks in ${path}` : `nothing to change: .platform/ in ${path} is that of eb-health-hooks ${VERSION}`
  ) : dryRun && terminal2.out("dry run: nothing was changed");
  let settingsFile2 = typeof edit == "object" ? edit.file : void 0;
  if (remove && (isUnchanged || dryRun)) return EXIT.fine;
  terminal2.progress.say("looking at what is left to do");
  let steps = remove ? await stepsToRemove(path, git, settingsFile2) : await stepsToInstall(path, { git, ours, why, isUnchanged, tool: terminal2.tool });
  return terminal2.progress.end(), sayNext(steps, path, terminal2), EXIT.fine;
}
function describeAttributes({ dryRun, remove }) {
  let [done, planned, place] = remove ? ["took", "take", "out of"] : ["added", "add", "to"];
  return `${dryRun ? `would ${planned}` : done} the line .platform/** text eol=lf ${place} .gitattributes`;
}
function sayNext(steps, path, { out, paint, folder }) {
  let goThere = path === folder ? [] : [["Go to the app's folder.", `cd ${shellWord(path)}`]];
  out(""), out(paint("bold", "Next:"));
  for (let [index, step] of [...goThere, ...steps].entries())
    out(`${index + 1}. ${step.map(printable).join(`
   `)}`);
}
async function requireApp(path, remove) {
  if (!(await (0, import_promises9.stat)(path).catch(() => {
  }))?.isDirectory()) throw new Stop(`${path} is no folder: name the folder of your app.`);
  if (remove) return;
  let { files } = await appTree(path);
  if (!looksLikeAnApp(files.keys()))
    throw new Stop(
      `${path} does not look like an app bundle (no manage.py, requirements.txt, Procfile or .ebextensions in it): name the folder that eb deploy sends.`
    );
}
async function editTheSettings(edit, { app, dryRun, terminal: terminal2 }) {
  if (typeof edit == "string") {
    terminal2.out(printable(edit));
    return;
  }
  dryRun || await app.writeText(edit.file, edit.after), terminal2.out(`${dryRun ? "would change" : "changed"} ${printable(edit.file)}`);
  for (let line of unifiedDiff(edit)) terminal2.out(printable(line.replace(/\r$/, "")));
}
async function requireCurrentPlatform(path) {
  let bundle = await appTree(path), { options: options2, settings } = await readOptions(bundle), platform = (await readEbConfig(path))?.platform, evidence = await inspectRetired({ bundle, platform }, options2), [finding] = checkRetiredPlatform(evidence, settings.properties[SETTINGS.node.variable]);
  if (finding)
    throw new Stop(
      `${finding.place}: ${finding.what}. ${finding.why}
${finding.remedy}
Nothing was changed. To go on all the same: init --any-platform`,
      EXIT.findings
    );
}
async function install(actions, attributes, app, git) {
  await app.apply(actions);
  let deleted = actions.flatMap((action) => action.kind === "delete" ? [action.path] : []);
  await app.removeEmptyFolders(deleted), attributes !== void 0 && await app.writeAttributes(attributes), git && deleted.length > 0 && await git.unstageNew(deleted);
}

// src/aws/policy.ts
var READ_ACTIONS = [
  "elasticbeanstalk:DescribeEnvironmentResources",
  "elasticbeanstalk:DescribeInstancesHealth",
  "elasticloadbalancing:DescribeTags",
  "elasticloadbalancing:DescribeTargetGroups",
  "elasticloadbalancing:DescribeTargetHealth"
];
function iamPolicy(scope, missing2) {
  let { partition, region, account, environmentName } = scope, write = "elasticloadbalancing:ModifyTargetGroup";
  return {
    Version: "2012-10-17",
    Statement: [
      { Effect: "Allow", Action: missing2 && missing2 !== write ? [.../* @__PURE__ */ new Set([...READ_ACTIONS, missing2])] : READ_ACTIONS, Resource: "*" },
      {
        Effect: "Allow",
        Action: [write],
        // Elastic Beanstalk gives this name to the target groups that it makes.
        Resource: `arn:${partition}:elasticloadbalancing:${region}:${account}:targetgroup/awseb-*`,
        ...environmentName && {
          Condition: {
            StringEquals: { "aws:ResourceTag/elasticbeanstalk:environment-name": environmentName }
          }
        }
      }
    ]
  };
}
var PARTITIONS = [
  ["cn-", "aws-cn"],
  ["us-gov-", "aws-us-gov"],
  ["eusc-", "aws-eusc"],
  ["us-iso-", "aws-iso"],
  ["us-isob-", "aws-iso-b"],
  ["eu-isoe-", "aws-iso-e"],
  ["us-isof-", "aws-iso-f"]
];
function partitionOf(region) {
  return PARTITIONS.find(([regions]) => region.startsWith(regions))?.[1] ?? "aws";
}

// src/cli/policy/policy.ts
function policy(options2, { out, err }) {
  requireForms(options2);
  let { environment, region, account } = options2, document = iamPolicy({
    partition: partitionOf(region ?? ""),
    region: region ?? "*",
    account: account ?? "*",
    environmentName: environment
  });
  return out(JSON.stringify(document, null, 2)), environment === void 0 && err(
    "eb-health-hooks: this is for the target groups of every environment: name one with --environment NAME."
  ), EXIT.fine;
}

// src/cli/main.ts
var PACKAGE_FOLDER = (0, import_node_path12.dirname)(__dirname), EXIT_CODES = `
Exit codes: 0 done, and no error was found; 1 there are errors or findings, or something has to be decided first;
2 it could not look, or was called the wrong way.`;
function loadDoctor() {
  return require((0, import_node_path12.join)(__dirname, "doctor/doctor.cjs"));
}
var terminal = createTerminal(process.stdout, process.stderr, process), isCutOff = !1;
for (let stream of [process.stdout, process.stderr])
  stream.on("error", (error) => {
    errorCodeOf(error) !== "EPIPE" && (isCutOff = !0, process.exitCode = EXIT.unable);
  });
process.on("exit", removeTemporaryFolders);
for (let [name, number] of [
  ["SIGHUP", 1],
  ["SIGINT", 2],
  ["SIGTERM", 15]
])
  process.once(name, () => process.exit(128 + number));
var folderArgument = (path) => path === void 0 ? findProject(process.cwd()) : Promise.resolve((0, import_node_path12.resolve)(path));
async function main() {
  let ours = await readOurPlatform(PACKAGE_FOLDER), exitCode = EXIT.fine, end = (code) => {
    exitCode = code;
  }, program2 = new Command("eb-health-hooks").description("Elastic Beanstalk platform hooks that turn a Django environment green and keep it green.").version(VERSION).addHelpText("after", EXIT_CODES).configureHelp({ optionDescription: ({ description }) => description }).exitOverride();
  return addInit(program2, ours, end), addCheck(program2, ours, end), addPolicy(program2, end), addDoctor(program2, end), await program2.parseAsync(), exitCode;
}
function addInit(program2, ours, end) {
  program2.command("init").description("put the hooks into an app's folder, or bring them up to date").argument(
    "[folder]",
    "the folder that eb deploy sends; from here upwards, the one with .elasticbeanstalk/"
  ).option("--dry-run", "say what would be done and change nothing", !1).option("--remove", "take exactly these files out again", !1).option(
    "--edit-settings",
    "add the line to the settings that the server loads; with --remove: take it out",
    !1
  ).option("--any-platform", "go on where the platform is retired", !1).action(async (folder, options2) => {
    end(await init(await folderArgument(folder), options2, ours, terminal));
  });
}
function addCheck(program2, ours, end) {
  program2.command("check").description("look at what eb deploy would send, and say what would not work on the instance").argument("[folder | bundle.zip]", "as for init; or the zip that will be uploaded").option("--staged", "what is staged, as eb deploy --staged sends it", !1).option("--strict", "end with 1 on warnings too", !1).option("--python <path>", "of a virtual environment: asks the project itself, which runs its settings").addOption(
    new Option("--format <format>", "json: for programs; github: annotations of a workflow's run").choices(CHECK_FORMATS).default("text")
  ).option("--json", "the same as --format json").action(async (path, { json, ...rest }) => {
    let workspace = process.env.GITHUB_WORKSPACE ?? process.cwd(), options2 = { ...rest, workspace, ...json && { format: "json" } };
    end(await check(await folderArgument(path), options2, ours, terminal));
  });
}
function addPolicy(program2, end) {
  program2.command("policy").description(
    "print the IAM policy that health_check needs: name the environment, or it is for the target groups of every environment of the account"
  ).option("--environment <name>", "the environment whose target groups may be changed; any, unless named").option("--region <region>", "any, unless named").option("--account <number>", "any, unless named").action((options2) => {
    end(policy(options2, terminal));
  });
}
function addDoctor(program2, end) {
  program2.command("doctor").description("say why an environment is red: asks AWS with your own credentials, and changes nothing").argument("[name]", "the environment; or --environment NAME").option("--environment <name>", "the environment").option("--local", "look at this instance instead, as root: what --doctor of the hook does", !1).option("--region <region>", "where it is; unless named, that of the profile or of AWS_REGION").option("--profile <name>", "of the AWS CLI's config file").option("--json", "for programs", !1).action(async (name, { local, environment = name, ...options2 }) => {
    let { env, stderr } = process, { doctor, runDoctor } = loadDoctor();
    if (local) {
      end(await runDoctor());
      return;
    }
    if (environment === void 0)
      throw new Stop("Name the environment: doctor NAME; or on an instance: doctor --local.");
    env.AWS_SDK_JS_NODE_VERSION_SUPPORT_WARNING_DISABLED = "true", end(await doctor({ ...options2, environment }, { terminal, stderr, folder: process.cwd(), env }));
  });
}
function reportFailure(error) {
  if (terminal.progress.end(), error instanceof CommanderError) return error.exitCode === 0 ? EXIT.fine : EXIT.unable;
  if (error instanceof Stop) {
    for (let line of error.message.split(`
`)) terminal.err(`eb-health-hooks: ${printable(line)}`);
    return error.exitCode;
  }
  let lines = (error instanceof Error && error.stack ? error.stack : describeError(error)).split(`
`);
  for (let line of lines) terminal.err(printable(line));
  return terminal.err("eb-health-hooks: this is a bug in eb-health-hooks: please report it with the lines above."), EXIT.unable;
}
main().then(
  (exitCode) => {
    process.exitCode = isCutOff ? EXIT.unable : exitCode;
  },
  (error) => {
    process.exitCode = reportFailure(error);
  }
);
