// What a script adds to pages that work without one: live updates, completion, recalled commands, a kept place.
'use strict';

(() => {
    for (const time of document.querySelectorAll('time')) {
        showOwnZone(time);
    }

    const list = document.querySelector('[data-messages]');
    if (list) {
        const chat = openChat(list);
        const composer = openComposer(list, chat);
        openCompletions(composer.input, list.dataset.channel);
        listen(list, chat);
    }

    // An instant's title says it in the reader's own zone.
    function showOwnZone(time) {
        time.title = new Date(time.dateTime).toLocaleString(undefined, { dateStyle: 'full', timeStyle: 'short' });
    }

    /* Messages: fetched from the server as it draws them, and never moved under the reader's eyes. */

    function openChat(list) {
        const scroller = document.querySelector('[data-scroller]');
        const jump = document.querySelector('[data-jump]');
        const isLive = list.dataset.liveHere === 'true';
        let fetching = null;
        let askedAgain = false;

        keepPlaceAcrossViews(list, scroller);
        jump.addEventListener('click', () => { scroller.scrollTop = 0; jump.hidden = true; });
        scroller.addEventListener('scroll', () => { if (isAtEnd()) { jump.hidden = true; } }, { passive: true });

        return { refresh, lastId };

        // The scroller is reversed: 0 is its end, above it is negative.
        function isAtEnd() {
            return scroller.scrollTop > -48;
        }

        function lastId() {
            return Number(list.lastElementChild?.dataset.id ?? 0);
        }

        // One request at a time; a note that comes meanwhile asks once more afterwards.
        async function refresh() {
            if (!isLive) {
                return;
            }
            if (fetching) {
                askedAgain = true;
                return fetching;
            }
            fetching = fetchNew();
            try {
                await fetching;
            } finally {
                fetching = null;
            }
            if (askedAgain) {
                askedAgain = false;
                await refresh();
            }
        }

        async function fetchNew() {
            const response = await fetch(`${list.dataset.messages}?after=${lastId()}&view=${list.dataset.view}`);
            if (!response.ok) {
                return;
            }
            const page = document.createElement('template');
            page.innerHTML = await response.text();
            const added = [...page.content.children].filter(message => Number(message.dataset.id) > lastId());
            if (added.length > 0) {
                add(added);
            }
        }

        function add(messages) {
            const wasAtEnd = isAtEnd();
            const heightBefore = scroller.scrollHeight;
            const isMine = messages.some(message => message.dataset.typed !== undefined);
            document.querySelector('[data-welcome]')?.remove();
            list.append(...messages);
            messages.forEach(message => message.querySelectorAll('time').forEach(showOwnZone));
            if (wasAtEnd || isMine) {
                showFrom(messages[0]);
            } else {
                scroller.scrollTop -= scroller.scrollHeight - heightBefore;
                jump.hidden = false;
            }
        }

        // The end of a short message; the beginning of one that is taller than the window, with the command above it.
        function showFrom(first) {
            const start = withCommand(first);
            scroller.scrollTop = 0;
            const hidden = scroller.getBoundingClientRect().top - start.getBoundingClientRect().top;
            if (hidden > 0) {
                start.scrollIntoView({ block: 'start' });
            }
        }
    }

    function keepPlaceAcrossViews(list, scroller) {
        const key = 'place:' + location.pathname;
        for (const link of document.querySelectorAll('[data-keep-place]')) {
            link.addEventListener('click', () => {
                const top = scroller.getBoundingClientRect().top;
                const first = [...list.children].find(message => message.getBoundingClientRect().bottom > top + 24);
                if (first) {
                    sessionStorage.setItem(key, first.id);
                }
            });
        }
        const kept = sessionStorage.getItem(key);
        sessionStorage.removeItem(key);
        const last = list.lastElementChild;
        const isTall = last && last.offsetHeight > scroller.clientHeight;
        const place = (kept && document.getElementById(kept)) || (isTall && !location.hash ? withCommand(last) : null);
        place?.scrollIntoView({ block: 'start' });
    }

    // A message's beginning is the command that it answers.
    function withCommand(message) {
        const before = message.previousElementSibling;
        return before?.dataset.typed === undefined ? message : before;
    }

    /* Sending: the box, and every button that stands for a command. */

    function openComposer(list, chat) {
        const form = document.querySelector('[data-composer]');
        const input = form.elements.text;
        const status = form.querySelector('[data-status]');

        document.addEventListener('submit', event => {
            if (event.target.matches('[data-live]')) {
                event.preventDefault();
                send(event.target);
            }
        });
        recallWithArrowUp(list, input);
        // Behind what is in the box already.
        input.setSelectionRange(input.value.length, input.value.length);
        return { input };

        async function send(sent) {
            const body = new FormData(sent);
            const text = body.get('text').trim();
            if (text.length === 0) {
                return;
            }
            if (sent === form) {
                input.value = '';
                input.dispatchEvent(new Event('sent'));
            }
            say('Working on it…');
            try {
                const response = await fetch(sent.action, { method: 'POST', body: new URLSearchParams(body), headers: { 'X-DigestBot-Live': '1' } });
                if (response.headers.has('X-DigestBot-Reload')) {
                    location.assign(`${location.pathname}?draft=${encodeURIComponent(text)}`);
                    return;
                }
                if (response.headers.has('X-DigestBot-Go')) {
                    location.assign(response.headers.get('X-DigestBot-Go'));
                    return;
                }
                if (!response.ok) {
                    throw new Error(response.headers.get('Content-Type')?.startsWith('text/plain') ? await response.text() : `The bot could not answer (${response.status}).`);
                }
                await chat.refresh();
                say('');
            } catch (problem) {
                say(problem instanceof TypeError ? 'The bot does not answer: is it still running?' : problem.message, true);
                if (sent === form && input.value === '') {
                    input.value = text;
                }
            }
        }

        function say(sentence, isProblem = false) {
            status.textContent = sentence;
            status.classList.toggle('problem', isProblem);
        }
    }

    function recallWithArrowUp(list, input) {
        let back = 0;
        input.addEventListener('keydown', event => {
            const isRecalling = back > 0 || input.value === '';
            if (event.defaultPrevented || !isRecalling || (event.key !== 'ArrowUp' && event.key !== 'ArrowDown')) {
                return;
            }
            const typed = [...list.querySelectorAll('[data-typed]')].map(message => message.dataset.typed).reverse();
            back = Math.max(0, Math.min(typed.length, back + (event.key === 'ArrowUp' ? 1 : -1)));
            input.value = back === 0 ? '' : typed[back - 1];
            event.preventDefault();
        });
        input.addEventListener('input', () => { back = 0; });
        input.addEventListener('sent', () => { back = 0; });
    }

    /* Completion: a list box that the arrow keys, Tab, Enter and Escape work on, as in ARIA's combobox pattern. */

    function openCompletions(input, channel) {
        const box = document.getElementById('completions');
        let asked = 0;
        let active = -1;

        input.setAttribute('role', 'combobox');
        input.setAttribute('aria-autocomplete', 'list');
        input.setAttribute('aria-controls', box.id);
        close();

        input.addEventListener('input', ask);
        input.addEventListener('sent', close);
        input.addEventListener('blur', close);
        input.addEventListener('keydown', onKey);
        // Before the box loses the focus and closes.
        box.addEventListener('pointerdown', event => {
            const option = event.target.closest('[role=option]');
            if (option) {
                event.preventDefault();
                accept(option);
            }
        });

        async function ask() {
            const mine = ++asked;
            const text = input.value;
            if (!text.startsWith('/')) {
                close();
                return;
            }
            const response = await fetch(`${input.dataset.completions}?channel=${encodeURIComponent(channel)}&text=${encodeURIComponent(text)}`);
            const found = response.ok ? await response.json() : [];
            if (mine === asked && document.activeElement === input) {
                show(found.filter(completion => completion.value !== text.trimEnd()));
            }
        }

        function show(found) {
            box.replaceChildren(...found.map((completion, i) => {
                const option = document.createElement('li');
                option.id = `completion-${i}`;
                option.role = 'option';
                option.dataset.value = completion.value;
                // A command's label is its usage and what it does; a value's says more than the value, or the same.
                const [usage, purpose] = completion.label.startsWith('/') ? completion.label.split(/: (.*)/) : [completion.value, completion.label];
                option.append(part('value', usage));
                if (purpose !== usage) {
                    option.append(part('label', purpose));
                }
                return option;
            }));
            box.hidden = found.length === 0;
            input.setAttribute('aria-expanded', String(!box.hidden));
            mark(-1);
        }

        function part(name, text) {
            const span = document.createElement('span');
            span.className = name;
            span.textContent = text;
            return span;
        }

        function close() {
            asked++;
            box.hidden = true;
            input.setAttribute('aria-expanded', 'false');
            mark(-1);
        }

        function mark(index) {
            active = index;
            [...box.children].forEach((option, i) => option.setAttribute('aria-selected', String(i === index)));
            if (index < 0) {
                input.removeAttribute('aria-activedescendant');
            } else {
                input.setAttribute('aria-activedescendant', box.children[index].id);
                box.children[index].scrollIntoView({ block: 'nearest' });
            }
        }

        function accept(option) {
            input.value = option.dataset.value + ' ';
            ask();
        }

        function onKey(event) {
            if (box.hidden) {
                return;
            }
            const count = box.children.length;
            if (event.key === 'ArrowDown' || event.key === 'ArrowUp') {
                const from = active < 0 && event.key === 'ArrowUp' ? count : active;
                mark((from + (event.key === 'ArrowDown' ? 1 : -1) + count) % count);
            } else if (event.key === 'Tab' && !event.shiftKey) {
                accept(box.children[Math.max(active, 0)]);
            } else if (event.key === 'Enter' && active >= 0) {
                accept(box.children[active]);
            } else if (event.key === 'Escape') {
                close();
            } else {
                return;
            }
            event.preventDefault();
        }
    }

    /* Live updates: notes that a channel has something new. The browser reconnects by itself. */

    function listen(list, chat) {
        const events = new EventSource(list.dataset.events);
        events.addEventListener('listening', () => chat.refresh());
        events.addEventListener('posted', event => {
            if (event.data === list.dataset.channel) {
                chat.refresh();
            } else {
                document.querySelector(`[data-chats] [data-channel="${CSS.escape(event.data)}"]`)?.classList.add('unread');
            }
        });
    }
})();
