// Made from the OpenAPI document of the API by `node tools/client-types.mjs`; changes belong into the contracts.
export interface paths {
    "/announcements": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Urgent announcements, the newest first
         * @description Only a person who is signed in passes; an API key never does.
         */
        get: operations["listAnnouncements"];
        put?: never;
        /**
         * Write an urgent announcement and ask a second person; their approval publishes it at once
         * @description Only a person who is signed in passes; an API key never does. A person must have proved who they are in the last five minutes.
         */
        post: operations["beginAnnouncement"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/announcements/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * An urgent announcement with its posts
         * @description Only a person who is signed in passes; an API key never does.
         */
        get: operations["getAnnouncement"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/announcements/{id}/end": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * End an announcement without an all-clear; what stands stays where it is
         * @description Only a person who is signed in passes; an API key never does.
         */
        post: operations["endAnnouncement"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/announcements/{id}/posts": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Write an update, or the all-clear, and ask a second person
         * @description Only a person who is signed in passes; an API key never does. A person must have proved who they are in the last five minutes.
         */
        post: operations["addToAnnouncement"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/authorization-ends": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * What ends in a time, the earliest first: permissions, links of askings, and who comes of age
         * @description Only a person who is signed in passes; an API key never does.
         */
        get: operations["listEnds"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/authorization-ends/days": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * How much ends on each day of a time
         * @description Only a person who is signed in passes; an API key never does.
         */
        get: operations["countEnds"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/authorization-forms": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * The forms for permissions, their versions, how hard they are to read and what they cover
         * @description Only a person who is signed in passes; an API key never does.
         */
        get: operations["listForms"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/authorization-forms/{kind}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * One form: what the house is writing, and what it can choose from
         * @description Only a person who is signed in passes; an API key never does.
         */
        get: operations["getForm"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/authorization-forms/{kind}/check": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * What keeps a form from being used, and how it would be shown, in both languages; nothing is kept
         * @description Only a person who is signed in passes; an API key never does.
         */
        post: operations["checkHouseForm"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/authorization-forms/{kind}/draft": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        /**
         * Keep what the house is writing; it is not used before it is published
         * @description Only a person who is signed in passes; an API key never does.
         */
        put: operations["saveFormDraft"];
        post?: never;
        /**
         * Throw away what the house was writing
         * @description Only a person who is signed in passes; an API key never does.
         */
        delete: operations["discardFormDraft"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/authorization-forms/{kind}/versions": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Publish the draft as a numbered version that never changes; the next askings have its words
         * @description Only a person who is signed in passes; an API key never does. A person must have proved who they are in the last five minutes.
         */
        post: operations["publishForm"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/authorization-forms/{kind}/versions/{number}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * One published form, as it is shown in both languages
         * @description Only a person who is signed in passes; an API key never does.
         */
        get: operations["getFormVersion"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/authorization-forms/{kind}/versions/{number}/retire": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Use a version no more; what was sent stays as it was sent
         * @description Only a person who is signed in passes; an API key never does. A person must have proved who they are in the last five minutes.
         */
        post: operations["retireForm"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/authorization-originals": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Permissions that were signed elsewhere, the newest first
         * @description Only a person who is signed in passes; an API key never does.
         */
        get: operations["listOriginals"];
        put?: never;
        /**
         * Write down what a signed paper says; its scan is added next
         * @description Only a person who is signed in passes; an API key never does.
         */
        post: operations["typeOriginal"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/authorization-originals/csv": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Take over the rows of a file that are right; each waits for its scan
         * @description Only a person who is signed in passes; an API key never does.
         */
        post: operations["commitOriginalsCsv"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/authorization-originals/csv/preview": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * What a file of permissions would give, row by row; nothing is kept
         * @description Only a person who is signed in passes; an API key never does.
         */
        post: operations["previewOriginalsCsv"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/authorization-originals/csv/template": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * A file with every column and one invented row
         * @description Only a person who is signed in passes; an API key never does.
         */
        get: operations["getOriginalsTemplate"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/authorization-originals/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * One permission that was signed elsewhere, as it was typed
         * @description Only a person who is signed in passes; an API key never does.
         */
        get: operations["getOriginal"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/authorization-originals/{id}/compare": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Say that the scan and what was typed are the same: it becomes a signed permission
         * @description Only a person who is signed in passes; an API key never does. A person must have proved who they are in the last five minutes.
         */
        post: operations["compareOriginal"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/authorization-originals/{id}/correct": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Correct what was typed, and send it again
         * @description Only a person who is signed in passes; an API key never does.
         */
        post: operations["correctOriginal"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/authorization-originals/{id}/discard": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Put it away; it never becomes a permission
         * @description Only a person who is signed in passes; an API key never does.
         */
        post: operations["discardOriginal"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/authorization-originals/{id}/return": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Send it back to whoever typed it
         * @description Only a person who is signed in passes; an API key never does.
         */
        post: operations["returnOriginal"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/authorization-requests": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Who was asked for a permission, the newest first
         * @description Only a person who is signed in passes; an API key never does.
         */
        get: operations["listRequests"];
        put?: never;
        /**
         * Ask somebody for a permission
         * @description Only a person who is signed in passes; an API key never does. A person must have proved who they are in the last five minutes.
         */
        post: operations["sendRequest"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/authorization-requests/preview": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * The form as it would be shown, and how hard it is to read; nothing is kept
         * @description Only a person who is signed in passes; an API key never does.
         */
        post: operations["previewRequest"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/authorization-requests/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * One asking, with the form as it was sent
         * @description Only a person who is signed in passes; an API key never does.
         */
        get: operations["getRequest"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/authorization-requests/{id}/cancel": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Take an asking back; its link opens nothing any more
         * @description Only a person who is signed in passes; an API key never does.
         */
        post: operations["cancelRequest"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/authorization-requests/{id}/code": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * A code to tell whoever signs, where no mail and no text goes to them; holds ten minutes
         * @description Only a person who is signed in passes; an API key never does. A person must have proved who they are in the last five minutes.
         */
        post: operations["makeRequestCode"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/authorization-requests/{id}/passkeys/{signerPasskeyId}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        /**
         * Remove a passkey of whoever signs; they go on with codes
         * @description Only a person who is signed in passes; an API key never does.
         */
        delete: operations["authorizationsRemovePasskey"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/authorization-requests/{id}/send": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Send a new link; every one before it is void
         * @description Only a person who is signed in passes; an API key never does.
         */
        post: operations["sendRequestAgain"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/authorization-requests/{id}/witness": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Witness a signing on this device: its browser opens the form without a code
         * @description Only a person who is signed in passes; an API key never does. A person must have proved who they are in the last five minutes.
         */
        post: operations["witnessRequest"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/authorization-rules": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Rules of places and professions, and where the house practises
         * @description Only a person who is signed in passes; an API key never does.
         */
        get: operations["listHouseRules"];
        put?: never;
        /**
         * Add a rule; one that stands in place of another leaves that one as it is
         * @description Only a person who is signed in passes; an API key never does. A person must have proved who they are in the last five minutes.
         */
        post: operations["addHouseRule"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/authorization-rules/conditions/{id}/take-back": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Take back a note that conditions are met
         * @description Only a person who is signed in passes; an API key never does.
         */
        post: operations["takeConditionBack"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/authorization-rules/practice": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        /**
         * Tell where the house, a site of it or a channel practises, and whether it is of a program for substance use
         * @description Only a person who is signed in passes; an API key never does. A person must have proved who they are in the last five minutes.
         */
        put: operations["setPractice"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/authorization-rules/{rule}/conditions": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Note that counsel has seen that the conditions of a rule are met
         * @description Only a person who is signed in passes; an API key never does. A person must have proved who they are in the last five minutes.
         */
        post: operations["noteCondition"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/authorization-rules/{rule}/end": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * End a rule from a day on; it keeps its own dates
         * @description Only a person who is signed in passes; an API key never does. A person must have proved who they are in the last five minutes.
         */
        post: operations["endHouseRule"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/authorization-sendings/refused": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Signed permissions that the FHIR server did not take
         * @description Only a person who is signed in passes; an API key never does.
         */
        get: operations["listRefusedSendings"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/authorization-subjects": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * People whose permission was asked, the newest first
         * @description Only a person who is signed in passes; an API key never does.
         */
        get: operations["listSubjects"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/authorizations": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Signed permissions, the newest first
         * @description Only a person who is signed in passes; an API key never does.
         */
        get: operations["listAuthorizations"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/authorizations/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * One signed permission, with what it is worth now and why
         * @description Only a person who is signed in passes; an API key never does.
         */
        get: operations["getAuthorization"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/authorizations/{id}/asking": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * What to ask again begins with: the same person, pictures, purposes and channels
         * @description Only a person who is signed in passes; an API key never does.
         */
        get: operations["askAgain"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/authorizations/{id}/copy": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Tell that whoever signed was given a copy on paper
         * @description Only a person who is signed in passes; an API key never does.
         */
        post: operations["recordCopy"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/authorizations/{id}/event": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Tell that the event with which a permission ends has happened, or when it will; the first telling counts for good
         * @description Only a person who is signed in passes; an API key never does.
         */
        post: operations["tellEvent"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/authorizations/{id}/fhir": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * One signed permission of a patient as a FHIR R4 transaction: the consent, the document and who signed it
         * @description Only a person who is signed in passes; an API key never does.
         */
        get: operations["exportFhir"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/authorizations/{id}/seal": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * How the document of a signed permission was sealed: by whose key, and with which time-stamp
         * @description Only a person who is signed in passes; an API key never does.
         */
        get: operations["getSeal"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/authorizations/{id}/sending": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Whether a signed permission is in the FHIR server
         * @description Only a person who is signed in passes; an API key never does.
         */
        get: operations["getSending"];
        put?: never;
        /**
         * Send a signed permission of a patient to the FHIR server, once more or for the first time
         * @description Only a person who is signed in passes; an API key never does.
         */
        post: operations["sendToFhirServer"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/authorizations/{id}/withdrawals": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Write down that a permission was taken back, all of it or in part
         * @description Only a person who is signed in passes; an API key never does.
         */
        post: operations["withdrawAuthorization"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/bulk-imports": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * The last imports that made drafts, newest first
         * @description An API key needs the scope `posts:read`.
         */
        get: operations["listBulkImports"];
        put?: never;
        /**
         * Begin to send a file of posts
         * @description An API key needs the scope `posts:write`.
         */
        post: operations["startBulkImport"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/bulk-imports/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        /**
         * Forget a file that was sent and not imported
         * @description An API key needs the scope `posts:write`.
         */
        delete: operations["discardBulkImport"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/bulk-imports/{id}/commit": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Make drafts with their planned times: all of them or none, or a hundred good rows with each call
         * @description An API key needs the scope `posts:write`.
         */
        post: operations["commitBulkImport"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/bulk-imports/{id}/parts/{number}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        /**
         * Send one part of the file’s text, cut anywhere
         * @description An API key needs the scope `posts:write`.
         */
        put: operations["sendBulkPart"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/bulk-imports/{id}/preview": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * See what the file would make, row by row; nothing is written
         * @description An API key needs the scope `posts:write`.
         */
        post: operations["previewBulkImport"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/bulk-imports/{id}/undo": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Put the drafts of an import away that nobody has touched since
         * @description An API key needs the scope `posts:write`.
         */
        post: operations["undoBulkImport"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/calendar": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Posts by the time that was planned or set for them, with hints, blackouts and holidays
         * @description An API key needs the scope `posts:read`.
         */
        get: operations["readCalendar"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/calendar/blackouts": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Say on which days nothing goes out; what is planned already stays planned
         * @description Only a person who is signed in passes; an API key never does.
         */
        post: operations["addBlackout"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/calendar/blackouts/preview": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Which posts are planned already for days on which nothing should go out
         * @description Only a person who is signed in passes; an API key never does.
         */
        post: operations["previewBlackout"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/calendar/blackouts/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        /**
         * End a blackout
         * @description Only a person who is signed in passes; an API key never does.
         */
        delete: operations["removeBlackout"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/calendar/channels/{id}/next-slots": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * The next usual times of a channel at which nothing is planned yet
         * @description An API key needs the scope `posts:read`.
         */
        get: operations["nextSlots"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/calendar/channels/{id}/slots": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        /**
         * Say at which times of the week a channel usually posts
         * @description Only a person who is signed in passes; an API key never does.
         */
        put: operations["setSlots"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/calendar/feed": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Whether one has a link for calendar programs
         * @description Only a person who is signed in passes; an API key never does.
         */
        get: operations["getFeed"];
        put?: never;
        /**
         * Make one’s link for calendar programs; an older one ends
         * @description Only a person who is signed in passes; an API key never does.
         */
        post: operations["makeFeed"];
        /**
         * End one’s link for calendar programs
         * @description Only a person who is signed in passes; an API key never does.
         */
        delete: operations["endFeed"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/calendar/holiday-places": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Countries whose holidays are known; with a country, its regions
         * @description Only a person who is signed in passes; an API key never does.
         */
        get: operations["listHolidayPlaces"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/calendar/holidays": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        /**
         * Say whose holidays the calendar shows, and whether it shows health observances
         * @description Only a person who is signed in passes; an API key never does.
         */
        put: operations["setHolidays"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/calendar/moves": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Move or unplan several posts; each is done or refused by itself
         * @description Only a person who is signed in passes; an API key never does.
         */
        post: operations["movePosts"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/calendar/repeat-policy": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        /**
         * Say whether posts that come again with the very words that were approved need a review of their own
         * @description Only a person who is signed in passes; an API key never does. A person must have proved who they are in the last five minutes.
         */
        put: operations["setRepeatPolicy"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/calendar/settings": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Usual times of channels, blackouts, and whose holidays are shown
         * @description Only a person who is signed in passes; an API key never does.
         */
        get: operations["getCalendarSettings"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/channel-choices/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Accounts that a yes opened, to choose from; for ten minutes, in the session that began it
         * @description Only a person who is signed in passes; an API key never does.
         */
        get: operations["getChoice"];
        put?: never;
        /**
         * Connect the chosen accounts, and forget the others
         * @description Only a person who is signed in passes; an API key never does.
         */
        post: operations["chooseAccounts"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/channel-quotas": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * How many posts networks still take of accounts, by what Bedside sent and planned; nothing is refused by it
         * @description An API key needs the scope `channels:read`.
         */
        get: operations["listQuotas"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/channels": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Connected accounts
         * @description An API key needs the scope `channels:read`.
         */
        get: operations["listChannels"];
        put?: never;
        /**
         * Connect an account; asks the network whose it is
         * @description Only a person who is signed in passes; an API key never does. A person must have proved who they are in the last five minutes.
         */
        post: operations["connectChannel"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/channels/consent": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Begin to connect an account by saying yes on a page of the network
         * @description Only a person who is signed in passes; an API key never does. A person must have proved who they are in the last five minutes.
         */
        post: operations["beginConsent"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/channels/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        /**
         * Say for which site an account speaks
         * @description Only a person who is signed in passes; an API key never does.
         */
        patch: operations["updateChannel"];
        trace?: never;
    };
    "/channels/{id}/accounts": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Look up whom a post may mention, by the beginning of a name
         * @description Only a person who is signed in passes; an API key never does.
         */
        get: operations["lookUpAccounts"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/channels/{id}/confirmation": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * The account of a channel that awaits confirmation
         * @description Only a person who is signed in passes; an API key never does.
         */
        get: operations["getConfirmation"];
        put?: never;
        /**
         * Confirm that the account is the right one, as another administrator than the one who connected it
         * @description Only a person who is signed in passes; an API key never does. A person must have proved who they are in the last five minutes.
         */
        post: operations["confirmChannel"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/channels/{id}/consent": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Begin to connect the same account again by saying yes on a page of the network
         * @description Only a person who is signed in passes; an API key never does. A person must have proved who they are in the last five minutes.
         */
        post: operations["beginConsentAgain"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/channels/{id}/disconnect": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Forget the credentials; what is planned there stops
         * @description Only a person who is signed in passes; an API key never does.
         */
        post: operations["disconnectChannel"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/channels/{id}/places": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Where within an account a post can stand: boards, categories
         * @description Only a person who is signed in passes; an API key never does.
         */
        get: operations["listPlaces"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/channels/{id}/reconnect": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Give new credentials for the same account
         * @description Only a person who is signed in passes; an API key never does. A person must have proved who they are in the last five minutes.
         */
        post: operations["reconnectChannel"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/channels/{id}/refusal": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Refuse an account that awaits confirmation; it is disconnected
         * @description Only a person who is signed in passes; an API key never does. A person must have proved who they are in the last five minutes.
         */
        post: operations["refuseChannel"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/channels/{id}/test": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Ask the network whether the account still works
         * @description Only a person who is signed in passes; an API key never does.
         */
        post: operations["testChannel"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/deliveries/{id}/retry": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Look on the network now, or let what did not leave go through the gate again
         * @description Only a person who is signed in passes; an API key never does. A person must have proved who they are in the last five minutes.
         */
        post: operations["retryDelivery"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/deliveries/{id}/settle": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Say what a person saw on the network
         * @description Only a person who is signed in passes; an API key never does.
         */
        post: operations["settleDelivery"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/deliveries/{id}/take-down": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Remove what stands on the network
         * @description An API key needs the scope `posts:publish`.
         */
        post: operations["takeDown"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/deputies/{id}/end": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * End standing in for somebody, at once
         * @description Only a person who is signed in passes; an API key never does.
         */
        post: operations["endDeputy"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/directory": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * How many are in the directory, and in which departments
         * @description An API key needs the scope `directory:read`.
         */
        get: operations["staffSummary"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/directory/groups": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Groups that came by SCIM, with the roles that their members get
         * @description An API key needs the scope `directory:read`.
         */
        get: operations["listStaffGroups"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/directory/groups/{id}/roles": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        /**
         * Choose the roles that members of a group get
         * @description Only a person who is signed in passes; an API key never does. A person must have proved who they are in the last five minutes.
         */
        put: operations["mapGroupRoles"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/directory/imports": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Begin to send a file
         * @description An API key needs the scope `directory:write`.
         */
        post: operations["startImport"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/directory/imports/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        /**
         * Forget a file that was sent
         * @description An API key needs the scope `directory:write`.
         */
        delete: operations["discardImport"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/directory/imports/{id}/apply": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Do what the preview showed, all of it or nothing
         * @description An API key needs the scope `directory:write`.
         */
        post: operations["applyImport"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/directory/imports/{id}/parts/{number}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        /**
         * Send one part of the file’s text, cut anywhere
         * @description An API key needs the scope `directory:write`.
         */
        put: operations["sendImportPart"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/directory/imports/{id}/preview": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * See what the file would change; nothing in the directory changes
         * @description An API key needs the scope `directory:write`.
         */
        post: operations["previewImport"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/directory/members": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * The staff directory, by family name
         * @description An API key needs the scope `directory:read`.
         */
        get: operations["listStaff"];
        put?: never;
        /**
         * Add somebody to the directory
         * @description An API key needs the scope `directory:write`.
         */
        post: operations["addStaff"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/directory/members/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * One member of the staff
         * @description An API key needs the scope `directory:read`.
         */
        get: operations["getStaff"];
        /**
         * Change what is written of somebody
         * @description An API key needs the scope `directory:write`.
         */
        put: operations["changeStaff"];
        post?: never;
        /**
         * Remove an entry that nothing refers to
         * @description An API key needs the scope `directory:write`.
         */
        delete: operations["removeStaff"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/directory/members/{id}/person": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        /**
         * Say which person of Bedside this is
         * @description Only a person who is signed in passes; an API key never does. A person must have proved who they are in the last five minutes.
         */
        put: operations["linkStaff"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/directory/members/{id}/state": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Mark as left, or as back
         * @description An API key needs the scope `directory:write`.
         */
        post: operations["setStaffState"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/directory/names": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Names that screening takes for colleagues’
         * @description An API key needs the scope `directory:read`.
         */
        get: operations["listStaffNames"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/disclosure": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * The lines that are added to whatever people share
         * @description Only a person who is signed in passes; an API key never does.
         */
        get: operations["getDisclosure"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/disclosure/{language}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        /**
         * Change the lines of one language
         * @description Only a person who is signed in passes; an API key never does.
         */
        put: operations["putDisclosure"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/draft-comments/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        /**
         * Delete the words of a comment of one’s own, within 15 minutes
         * @description An API key needs the scope `posts:write`.
         */
        delete: operations["removeDraftComment"];
        options?: never;
        head?: never;
        /**
         * Change a comment of one’s own, within 15 minutes
         * @description An API key needs the scope `posts:write`.
         */
        patch: operations["changeDraftComment"];
        trace?: never;
    };
    "/draft-comments/{id}/reopen": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Open a settled thread again
         * @description An API key needs the scope `posts:write`.
         */
        post: operations["reopenDraftThread"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/draft-comments/{id}/resolve": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Say that a thread is settled
         * @description An API key needs the scope `posts:write`.
         */
        post: operations["resolveDraftThread"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/exports/posts.csv": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Posts as CSV, by the filters of the list
         * @description An API key needs the scope `posts:read`.
         */
        get: operations["exportPosts"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/exports/short-links.csv": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Short addresses with their clicks as CSV, by the filters of the list
         * @description An API key needs the scope `posts:read`.
         */
        get: operations["exportShortLinks"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/guest-reviews/code": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Send the guest another code
         * @description Open to everybody.
         */
        post: operations["sendGuestCode"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/guest-reviews/comments": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Say something as a guest
         * @description Open to everybody.
         */
        post: operations["commentAsGuest"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/guest-reviews/current": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Where the guest of this browser stands, and, once they are in, the version that they review
         * @description Open to everybody.
         */
        get: operations["readGuestReview"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/guest-reviews/decision": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Approve as a guest, or ask for changes
         * @description Open to everybody.
         */
        post: operations["decideAsGuest"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/guest-reviews/open": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Open a guest’s link: binds it to this browser and sends the code
         * @description Open to everybody.
         */
        post: operations["openGuestLink"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/guest-reviews/prove": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Prove by the code that one is the guest
         * @description Open to everybody.
         */
        post: operations["proveGuest"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/guest-reviews/session": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        /**
         * End the guest’s session in this browser
         * @description Open to everybody.
         */
        delete: operations["endGuestSession"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/hand-places": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Places to which people post by hand, and who they are
         * @description Only a person who is signed in passes; an API key never does.
         */
        get: operations["listHandPlaces"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/hand-places/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        /**
         * Name who posts by hand at a place
         * @description Only a person who is signed in passes; an API key never does.
         */
        put: operations["putPosters"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/hand-tasks": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * What people were given to post by hand, or to take down: what waits longest first
         * @description Only a person who is signed in passes; an API key never does.
         */
        get: operations["listHandTasks"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/hand-tasks/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * What is to be posted by hand, with what to copy; the gate is asked again each time
         * @description Only a person who is signed in passes; an API key never does.
         */
        get: operations["getHandTask"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/hand-tasks/{id}/gone": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Say that it was taken down by hand, and is seen there no more
         * @description Only a person who is signed in passes; an API key never does.
         */
        post: operations["answerGone"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/hand-tasks/{id}/hand-over": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Give it to somebody else who posts there; whoever had it has not posted it
         * @description Only a person who is signed in passes; an API key never does.
         */
        post: operations["handOver"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/hand-tasks/{id}/media/{mediaId}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * The bytes of what is to be posted by hand, as long as the gate says Clear
         * @description Only a person who is signed in passes; an API key never does.
         */
        get: operations["readHandMedium"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/hand-tasks/{id}/not-posted": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Say that it was not posted, and give it back
         * @description Only a person who is signed in passes; an API key never does.
         */
        post: operations["answerNotPosted"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/hand-tasks/{id}/posted": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Say that it stands there, with its address
         * @description Only a person who is signed in passes; an API key never does.
         */
        post: operations["answerPosted"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/health": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Is everything going out on time
         * @description An API key needs the scope `organization:read`.
         */
        get: operations["getHealth"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/health/jobs/{number}/retry": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Try work that failed for good once more
         * @description Only a person who is signed in passes; an API key never does.
         */
        post: operations["retryJob"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/health/report": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * How late posts were, what waits, what is stuck and why
         * @description An API key needs the scope `organization:read`.
         */
        get: operations["getHealthReport"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/invitations/accept": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Join an organization
         * @description Open to everybody.
         */
        post: operations["acceptInvitation"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/invitations/passkey/options": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Begin to join with a passkey
         * @description Open to everybody.
         */
        post: operations["acceptByPasskeyOptions"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/invitations/read": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Who is invited where; does not use up the link
         * @description Open to everybody.
         */
        post: operations["readInvitation"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/keys": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * API keys: one’s own, or all of them for administrators and auditors
         * @description Only a person who is signed in passes; an API key never does.
         */
        get: operations["listKeys"];
        put?: never;
        /**
         * Make an API key of one’s own; the key itself is in this answer and never again
         * @description Only a person who is signed in passes; an API key never does. A person must have proved who they are in the last five minutes.
         */
        post: operations["createKey"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/keys/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        /**
         * Call an API key something else
         * @description Only a person who is signed in passes; an API key never does.
         */
        patch: operations["renameKey"];
        trace?: never;
    };
    "/keys/{id}/revoke": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * End an API key at once and for good
         * @description Only a person who is signed in passes; an API key never does.
         */
        post: operations["revokeKey"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/library": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Approved posts that staff may share from accounts of their own, the newest first; the gate is asked of each
         * @description Only a person who is signed in passes; an API key never does.
         */
        get: operations["listLibrary"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/library/{id}/shares": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Share a post on an account of one’s own, as it was seen
         * @description Only a person who is signed in passes; an API key never does.
         */
        post: operations["share"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/library/{id}/words": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * What leaves when a post is shared: on an account of one’s own, or by hand on a network
         * @description Only a person who is signed in passes; an API key never does.
         */
        get: operations["getWordsToShare"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/links/check": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Look at the page behind a link; keeps nothing of it
         * @description Only a person who is signed in passes; an API key never does.
         */
        post: operations["checkLink"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/me/notifications": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * How the person who is signed in wants to be told by mail
         * @description Only a person who is signed in passes; an API key never does.
         */
        get: operations["getNotifications"];
        /**
         * Choose how to be told by mail
         * @description Only a person who is signed in passes; an API key never does.
         */
        put: operations["chooseNotifications"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/media": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Add an image; the body is its bytes
         * @description An API key needs the scope `media:write`.
         */
        post: operations["uploadMedia"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/media-quarantine": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Pictures that were taken without consent, the longest held first
         * @description Only a person who is signed in passes; an API key never does.
         */
        get: operations["listQuarantine"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/media/documents": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Add a PDF; the body is its bytes, and its pages are written anew without anything else
         * @description An API key needs the scope `media:write`.
         */
        post: operations["uploadDocument"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/media/videos": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Add an MP4 or MOV video; the body is its bytes, and it is written anew without what it tells of people and places
         * @description An API key needs the scope `media:write`.
         */
        post: operations["uploadVideo"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/media/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Facts about an image; its bytes are at /media/:id/content
         * @description An API key needs the scope `media:read`.
         */
        get: operations["getMedia"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/media/{id}/content": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * The bytes of an image, a video or a document; parts of them by the Range header
         * @description An API key needs the scope `media:read`.
         */
        get: operations["readMediaContent"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/media/{id}/crop": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Cut a part out of an image; the answer is a new image
         * @description An API key needs the scope `media:write`.
         */
        post: operations["cropMedia"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/media/{id}/persons": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Who is to be seen in a picture, and whether they said yes
         * @description Only a person who is signed in passes; an API key never does.
         */
        get: operations["listPicturedPersons"];
        put?: never;
        /**
         * Tell who is to be seen in a picture
         * @description Only a person who is signed in passes; an API key never does.
         */
        post: operations["addPicturedPerson"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/media/{id}/persons/{subjectId}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        /**
         * Tell that somebody is not to be seen in a picture after all
         * @description Only a person who is signed in passes; an API key never does.
         */
        delete: operations["removePicturedPerson"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/media/{id}/quarantine": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Say that a picture was taken without consent: nobody attaches, approves or publishes it from then on
         * @description Only a person who is signed in passes; an API key never does.
         */
        post: operations["quarantineMedia"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/media/{id}/quarantine/release": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Ask for the release of a picture, or agree to it as the second person
         * @description Only a person who is signed in passes; an API key never does.
         */
        post: operations["releaseMedia"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/messages": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Messages to the person who is signed in
         * @description Only a person who is signed in passes; an API key never does.
         */
        get: operations["listMessages"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/messages/read-all": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Mark everything as read
         * @description Only a person who is signed in passes; an API key never does.
         */
        post: operations["readAllMessages"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/messages/{id}/read": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Mark as read
         * @description Only a person who is signed in passes; an API key never does.
         */
        post: operations["readMessage"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/network-applications": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Applications that the organization registered with networks, without their secrets
         * @description Only a person who is signed in passes; an API key never does.
         */
        get: operations["listApplications"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/network-applications/{network}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        /**
         * Enter what a network gave for the application; channels of another application must be connected again
         * @description Only a person who is signed in passes; an API key never does. A person must have proved who they are in the last five minutes.
         */
        put: operations["putApplication"];
        post?: never;
        /**
         * Forget the application; its channels stand still
         * @description Only a person who is signed in passes; an API key never does. A person must have proved who they are in the last five minutes.
         */
        delete: operations["removeApplication"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/networks": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Networks on which accounts can be connected
         * @description Only a person who is signed in passes; an API key never does.
         */
        get: operations["listNetworks"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/organization": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * The organization one is signed in to
         * @description An API key needs the scope `organization:read`.
         */
        get: operations["getOrganization"];
        /**
         * Change name, kind, zone, languages, review steps and rule packs
         * @description Only a person who is signed in passes; an API key never does. A person must have proved who they are in the last five minutes.
         */
        put: operations["updateOrganization"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/organization-kinds": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * The kinds of organization, and what each begins with
         * @description Open to everybody.
         */
        get: operations["listKinds"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/organization/examples": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Invented posts of one’s kind of organization, to begin from
         * @description Only a person who is signed in passes; an API key never does.
         */
        get: operations["listExamples"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/organization/facts": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * What the organization says about itself, what must be looked at first first
         * @description An API key needs the scope `organization:read`.
         */
        get: operations["listFacts"];
        put?: never;
        /**
         * Add a fact
         * @description An API key needs the scope `organization:write`.
         */
        post: operations["addFact"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/organization/facts/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        /**
         * Change a fact
         * @description An API key needs the scope `organization:write`.
         */
        put: operations["changeFact"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/organization/facts/{id}/confirm": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * It is still true: look at it again in so many months
         * @description An API key needs the scope `organization:write`.
         */
        post: operations["confirmFact"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/organization/facts/{id}/restore": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * It holds again
         * @description An API key needs the scope `organization:write`.
         */
        post: operations["restoreFact"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/organization/facts/{id}/retire": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * It holds no longer
         * @description An API key needs the scope `organization:write`.
         */
        post: operations["retireFact"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/organization/fediverse": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Whether the newsroom can be followed from Mastodon and other servers, under which address, and by how many
         * @description Only a person who is signed in passes; an API key never does.
         */
        get: operations["getFediverse"];
        /**
         * Let the newsroom be followed from Mastodon and other servers, or end that; say from which hosts nobody may
         * @description Only a person who is signed in passes; an API key never does. A person must have proved who they are in the last five minutes.
         */
        put: operations["putFediverse"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/organization/fhir-server": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * The FHIR server to which signed permissions of patients are sent
         * @description Only a person who is signed in passes; an API key never does.
         */
        get: operations["getFhirServer"];
        /**
         * Name the FHIR server; what it refused before is sent again
         * @description Only a person who is signed in passes; an API key never does. A person must have proved who they are in the last five minutes.
         */
        put: operations["putFhirServer"];
        post?: never;
        /**
         * Forget the FHIR server and how one signs in there; nothing is sent any more
         * @description Only a person who is signed in passes; an API key never does. A person must have proved who they are in the last five minutes.
         */
        delete: operations["removeFhirServer"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/organization/fhir-server/test": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Ask the FHIR server what it can do, and whether it lets Bedside in; nothing is sent
         * @description Only a person who is signed in passes; an API key never does.
         */
        post: operations["testFhirServer"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/organization/kind-preview": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * What would be different if the organization were of another kind
         * @description An API key needs the scope `organization:read`.
         */
        get: operations["previewKind"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/organization/second-administrator": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        /**
         * Say whether a second administrator confirms new accounts; a privacy officer alone says that none does
         * @description Only a person who is signed in passes; an API key never does. A person must have proved who they are in the last five minutes.
         */
        put: operations["setSecondAdministrator"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/organization/sites": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Sites, those that are open first
         * @description An API key needs the scope `organization:read`.
         */
        get: operations["listSites"];
        put?: never;
        /**
         * Add a site
         * @description An API key needs the scope `organization:write`.
         */
        post: operations["addSite"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/organization/sites/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        /**
         * Change a site
         * @description An API key needs the scope `organization:write`.
         */
        put: operations["changeSite"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/organization/sites/{id}/close": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Close a site on which nothing hangs any more
         * @description An API key needs the scope `organization:write`.
         */
        post: operations["closeSite"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/organization/sites/{id}/reopen": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Open a closed site again
         * @description An API key needs the scope `organization:write`.
         */
        post: operations["reopenSite"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/organization/sso": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Single sign-on of the organization
         * @description Only a person who is signed in passes; an API key never does.
         */
        get: operations["getSsoProvider"];
        /**
         * Set up single sign-on; its metadata is read at once
         * @description Only a person who is signed in passes; an API key never does. A person must have proved who they are in the last five minutes.
         */
        put: operations["putSsoProvider"];
        post?: never;
        /**
         * Remove single sign-on; people who have no other way in are named first
         * @description Only a person who is signed in passes; an API key never does. A person must have proved who they are in the last five minutes.
         */
        delete: operations["removeSsoProvider"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/own-accounts": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Accounts that the person who is signed in connected as their own; nobody else is shown them
         * @description Only a person who is signed in passes; an API key never does.
         */
        get: operations["listOwnAccounts"];
        put?: never;
        /**
         * Connect an account of one’s own; asks the network whose it is
         * @description Only a person who is signed in passes; an API key never does. A person must have proved who they are in the last five minutes.
         */
        post: operations["connectOwnAccount"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/own-accounts/consent": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Begin to connect an account of one’s own by saying yes on a page of its server
         * @description Only a person who is signed in passes; an API key never does. A person must have proved who they are in the last five minutes.
         */
        post: operations["beginOwnConsent"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/own-accounts/{id}/disconnect": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Delete the access to an account of one’s own; what was shared there stays
         * @description Only a person who is signed in passes; an API key never does.
         */
        post: operations["disconnectOwnAccount"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/password-resets": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Ask for a link to set a new password; the answer tells nobody whether the address is known
         * @description Open to everybody.
         */
        post: operations["requestPasswordReset"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/password-resets/use": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Set a new password by a link
         * @description Open to everybody.
         */
        post: operations["usePasswordReset"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/past-imports": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Whence posts from before came, the newest first
         * @description Only a person who is signed in passes; an API key never does.
         */
        get: operations["listPastImports"];
        put?: never;
        /**
         * Begin to send a file of posts from before
         * @description Only a person who is signed in passes; an API key never does.
         */
        post: operations["startPastImport"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/past-imports/from-channel": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Take what a network lists of an account, or what Bedside published on it
         * @description Only a person who is signed in passes; an API key never does.
         */
        post: operations["readPastChannel"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/past-imports/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        /**
         * Forget a file that was sent and not read
         * @description Only a person who is signed in passes; an API key never does.
         */
        delete: operations["discardPastImport"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/past-imports/{id}/parts/{number}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        /**
         * Send one part of the file’s text, cut anywhere
         * @description Only a person who is signed in passes; an API key never does.
         */
        put: operations["sendPastPart"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/past-imports/{id}/read": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Take every good row of the file, tell of the others, and have the posts looked at
         * @description Only a person who is signed in passes; an API key never does.
         */
        post: operations["readPastFile"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/past-imports/{id}/resume": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Go on reading where it stopped
         * @description Only a person who is signed in passes; an API key never does.
         */
        post: operations["resumePastImport"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/past-posts": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * How many posts from before were looked at, lack a permission, and are decided
         * @description Only a person who is signed in passes; an API key never does.
         */
        get: operations["pastSummary"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/past-posts/export": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * A part of the list as CSV; the first part has the headings
         * @description Only a person who is signed in passes; an API key never does.
         */
        post: operations["exportPastPosts"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/past-posts/judge": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Look at all posts anew about which nobody has decided
         * @description Only a person who is signed in passes; an API key never does.
         */
        post: operations["judgePastPosts"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/past-posts/search": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * The work list: the worst or the newest first
         * @description Only a person who is signed in passes; an API key never does.
         */
        post: operations["searchPastPosts"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/past-posts/{id}/decision": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Say what is with a post from before
         * @description Only a person who is signed in passes; an API key never does.
         */
        post: operations["decidePastPost"];
        /**
         * Take a decision back
         * @description Only a person who is signed in passes; an API key never does.
         */
        delete: operations["undoPastDecision"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/people": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * People of the organization, by name
         * @description An API key needs the scope `people:read`.
         */
        get: operations["listPeople"];
        put?: never;
        /**
         * Invite a person
         * @description Only a person who is signed in passes; an API key never does. A person must have proved who they are in the last five minutes.
         */
        post: operations["invitePerson"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/people/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * A person with the limits of their roles and their deputies; one’s own, or with the right to read records
         * @description Only a person who is signed in passes; an API key never does.
         */
        get: operations["getPersonRecord"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        /**
         * Change roles and where they hold
         * @description Only a person who is signed in passes; an API key never does. A person must have proved who they are in the last five minutes.
         */
        patch: operations["updatePerson"];
        trace?: never;
    };
    "/people/{id}/activity": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * What a person did, newest first; without words of posts
         * @description Only a person who is signed in passes; an API key never does.
         */
        get: operations["listActivity"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/people/{id}/deputies": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Let somebody stand in for a person, from one day to another
         * @description Only a person who is signed in passes; an API key never does. A person must have proved who they are in the last five minutes.
         */
        post: operations["appointDeputy"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/people/{id}/invitation": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Make a new invitation link
         * @description Only a person who is signed in passes; an API key never does.
         */
        post: operations["reinvitePerson"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/people/{id}/leave": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * What would be handed over if this person left
         * @description Only a person who is signed in passes; an API key never does.
         */
        get: operations["previewLeaving"];
        put?: never;
        /**
         * Somebody leaves: hand over what they had, and end their access at once
         * @description Only a person who is signed in passes; an API key never does. A person must have proved who they are in the last five minutes.
         */
        post: operations["leavePerson"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/people/{id}/return": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Somebody comes back: invite the same person anew
         * @description Only a person who is signed in passes; an API key never does. A person must have proved who they are in the last five minutes.
         */
        post: operations["returnPerson"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/people/{id}/sign-in-reset": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Make a link by which a person sets a new password
         * @description Only a person who is signed in passes; an API key never does. A person must have proved who they are in the last five minutes.
         */
        post: operations["makeResetLink"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/people/{id}/training": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        /**
         * Record to which day the training in privacy law holds
         * @description An API key needs the scope `people:write`.
         */
        put: operations["recordTraining"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/posts": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Posts, newest change first; with a time in which they are due, first due first
         * @description An API key needs the scope `posts:read`.
         */
        get: operations["listPosts"];
        put?: never;
        /**
         * Begin a draft
         * @description An API key needs the scope `posts:write`.
         */
        post: operations["createPost"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/posts/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * A post with draft and versions
         * @description An API key needs the scope `posts:read`.
         */
        get: operations["getPost"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/posts/{id}/clearance": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * What stands between this post and the public, for its newest version or its draft
         * @description An API key needs the scope `posts:read`.
         */
        get: operations["getClearance"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/posts/{id}/comments": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Comments between colleagues
         * @description An API key needs the scope `posts:read`.
         */
        get: operations["listComments"];
        put?: never;
        /**
         * Say something to colleagues
         * @description An API key needs the scope `posts:write`.
         */
        post: operations["addComment"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/posts/{id}/correct": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Put the approved newest version into the place of what stands, where networks can (after 10 s to undo)
         * @description An API key needs the scope `posts:publish`. A person must have proved who they are in the last five minutes.
         */
        post: operations["correctPost"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/posts/{id}/correction": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Begin the correction of a post that stands on a network; discarding ends it
         * @description An API key needs the scope `posts:write`.
         */
        post: operations["beginCorrection"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/posts/{id}/deliveries": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Deliveries with attempts and receipts
         * @description An API key needs the scope `posts:read`.
         */
        get: operations["publishListDeliveries"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/posts/{id}/diff": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * What changed between two versions, field by field
         * @description An API key needs the scope `posts:read`.
         */
        get: operations["diffVersions"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/posts/{id}/discard": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Put a draft away
         * @description An API key needs the scope `posts:write`.
         */
        post: operations["discardPost"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/posts/{id}/draft": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        /**
         * Save the draft
         * @description An API key needs the scope `posts:write`.
         */
        put: operations["saveDraft"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/posts/{id}/draft-comments": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * What colleagues say about a draft, oldest thread first
         * @description An API key needs the scope `posts:read`.
         */
        get: operations["listDraftComments"];
        put?: never;
        /**
         * Comment on a draft, or answer a comment
         * @description An API key needs the scope `posts:write`.
         */
        post: operations["addDraftComment"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/posts/{id}/history": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * How a post came about: the draft, its versions and how it stood in between, newest first
         * @description An API key needs the scope `posts:read`.
         */
        get: operations["getHistory"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/posts/{id}/history/content": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Everything that a post held in one of its states
         * @description An API key needs the scope `posts:read`.
         */
        get: operations["getStateContent"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/posts/{id}/history/diff": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * What changed between two states of a post, field by field
         * @description An API key needs the scope `posts:read`.
         */
        get: operations["diffHistory"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/posts/{id}/library": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Whether a post is in the library, and whether it can be shared now
         * @description Only a person who is signed in passes; an API key never does.
         */
        get: operations["getLibraryEntry"];
        /**
         * Put the approved version of a post into the library, up to the end of a day of the house
         * @description Only a person who is signed in passes; an API key never does.
         */
        put: operations["putLibraryEntry"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/posts/{id}/library/remove": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Take a post out of the library; whoever shared it is told
         * @description Only a person who is signed in passes; an API key never does.
         */
        post: operations["removeLibraryEntry"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/posts/{id}/plan": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * The time that somebody planned for a post, and the one that is set
         * @description An API key needs the scope `posts:read`.
         */
        get: operations["getPlan"];
        /**
         * Plan a time for a post that may not be approved yet, or move the time that is set
         * @description An API key needs the scope `posts:write`.
         */
        put: operations["planPost"];
        post?: never;
        /**
         * Take a planned time back; a time that is set is cancelled
         * @description An API key needs the scope `posts:write`.
         */
        delete: operations["unplanPost"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/posts/{id}/presence": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Say that one has a draft open, and see who else has
         * @description Only a person who is signed in passes; an API key never does.
         */
        post: operations["attendDraft"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/posts/{id}/readers": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * People who may read a post, and so may be mentioned
         * @description An API key needs the scope `posts:read`.
         */
        get: operations["listPostReaders"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/posts/{id}/repeat": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * By which rule a post comes again, its next dates, what became of earlier ones, and which post it repeats itself
         * @description An API key needs the scope `posts:read`.
         */
        get: operations["readRepeat"];
        /**
         * Let the approved words of a post come again by a rule; a new rule takes the place of the older one
         * @description An API key needs the scope `posts:publish`.
         */
        put: operations["setRepeat"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/posts/{id}/repeat/state": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Pause, go on with, or end the repeating of a post; what was made already stays
         * @description An API key needs the scope `posts:publish`.
         */
        post: operations["changeRepeat"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/posts/{id}/restore": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Take a draft back
         * @description An API key needs the scope `posts:write`.
         */
        post: operations["restorePost"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/posts/{id}/review": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * The newest review of a post
         * @description An API key needs the scope `reviews:read`.
         */
        get: operations["getPostReview"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/posts/{id}/schedule": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Publish now (after 10 s to undo), or at a wall time in a zone
         * @description An API key needs the scope `posts:publish`. A person must have proved who they are in the last five minutes.
         */
        post: operations["schedulePost"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/posts/{id}/schedule/cancel": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Cancel what has not left yet
         * @description An API key needs the scope `posts:publish`.
         */
        post: operations["cancelSchedule"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/posts/{id}/standing": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Where a post stands, in which version, and where the newest version can take its place
         * @description An API key needs the scope `posts:read`.
         */
        get: operations["listStanding"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/posts/{id}/submit": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Send for review
         * @description An API key needs the scope `posts:write`.
         */
        post: operations["submitDraft"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/posts/{id}/trail": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Everything that happened to a post, oldest first
         * @description An API key needs the scope `posts:read`.
         */
        get: operations["getTrail"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/posts/{id}/withdraw": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Take back from review
         * @description An API key needs the scope `posts:write`.
         */
        post: operations["withdrawReview"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/practice/faults": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * How the practice network misbehaves
         * @description Only a person who is signed in passes; an API key never does.
         */
        get: operations["getFaults"];
        /**
         * Tell the practice network to misbehave
         * @description Only a person who is signed in passes; an API key never does.
         */
        put: operations["putFaults"];
        post?: never;
        /**
         * Let the practice network behave again
         * @description Only a person who is signed in passes; an API key never does.
         */
        delete: operations["deleteFaults"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/practice/log": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * What arrived at the practice network: accepted, duplicated, refused, edited, removed
         * @description Only a person who is signed in passes; an API key never does.
         */
        get: operations["getLog"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/relays/notices": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Notices of the sources, the newest first
         * @description Only a person who is signed in passes; an API key never does.
         */
        get: operations["listNotices"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/relays/notices/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * A notice and what became of it
         * @description Only a person who is signed in passes; an API key never does.
         */
        get: operations["getNotice"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/relays/notices/{id}/mark": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Set a notice aside, take it back, or note that a change of it was seen
         * @description Only a person who is signed in passes; an API key never does.
         */
        post: operations["markNotice"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/relays/notices/{id}/pass-on": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Begin a draft that passes a notice on, with its source
         * @description Only a person who is signed in passes; an API key never does.
         */
        post: operations["passOn"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/relays/notices/{id}/send": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Write the post and ask a second person; their approval publishes it at once
         * @description Only a person who is signed in passes; an API key never does. A person must have proved who they are in the last five minutes.
         */
        post: operations["passOnNow"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/relays/sources": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Sources whose notices are watched, and sources that could be
         * @description Only a person who is signed in passes; an API key never does.
         */
        get: operations["listSources"];
        put?: never;
        /**
         * Watch a source; its feed is looked at first
         * @description Only a person who is signed in passes; an API key never does.
         */
        post: operations["addSource"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/relays/sources/probe": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Look at a feed before it is watched; keeps nothing of it
         * @description Only a person who is signed in passes; an API key never does.
         */
        post: operations["probeSource"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/relays/sources/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        /**
         * Change how a source is watched
         * @description Only a person who is signed in passes; an API key never does.
         */
        put: operations["changeSource"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/relays/sources/{id}/look": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Look at a source at once
         * @description Only a person who is signed in passes; an API key never does.
         */
        post: operations["lookNow"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/relays/sources/{id}/remove": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Watch a source no more; its notices stay
         * @description Only a person who is signed in passes; an API key never does.
         */
        post: operations["removeSource"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/reviews": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Open reviews: the first due first, then the oldest
         * @description An API key needs the scope `reviews:read`.
         */
        get: operations["reviewQueue"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/reviews/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * A review with its version, findings and decisions
         * @description An API key needs the scope `reviews:read`.
         */
        get: operations["getReview"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/reviews/{id}/decisions": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Approve, or ask for changes
         * @description Only a person who is signed in passes; an API key never does. A person must have proved who they are in the last five minutes.
         */
        post: operations["decideReview"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/reviews/{id}/delegations": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Hand a review to somebody else who may decide it
         * @description Only a person who is signed in passes; an API key never does. A person must have proved who they are in the last five minutes.
         */
        post: operations["handOverReview"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/reviews/{id}/delegations/{delegationId}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        /**
         * Take a review back that was handed on
         * @description Only a person who is signed in passes; an API key never does.
         */
        delete: operations["takeBackReview"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/reviews/{id}/guests": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Invite somebody from outside to decide one step of this review
         * @description Only a person who is signed in passes; an API key never does. A person must have proved who they are in the last five minutes.
         */
        post: operations["inviteGuest"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/reviews/{id}/guests/{guestId}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        /**
         * End a guest’s way in; their approval counts no more
         * @description Only a person who is signed in passes; an API key never does.
         */
        delete: operations["revokeGuest"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/reviews/{id}/waivers": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Waive one finding on exactly these bytes, with a reason
         * @description Only a person who is signed in passes; an API key never does. A person must have proved who they are in the last five minutes.
         */
        post: operations["waiveFinding"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/screen": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Screen up to 100 texts; nothing of them is kept
         * @description An API key needs the scope `screen`.
         */
        post: operations["screenTexts"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/screening/facts": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * The organization’s own names and numbers
         * @description An API key needs the scope `screen`.
         */
        get: operations["getScreeningFacts"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/screening/posted": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * What was posted on a channel: by Bedside, or everything that the network tells of the account
         * @description An API key needs the scope `posts:read`.
         */
        get: operations["listPostedTexts"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/search": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Search posts, images, people, channels and receipts; what one may not see is not found
         * @description Only a person who is signed in passes; an API key never does.
         */
        post: operations["search"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/session": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Who is signed in; null when nobody is
         * @description Open to everybody.
         */
        get: operations["getSession"];
        put?: never;
        /**
         * Sign in by e-mail and password
         * @description Open to everybody.
         */
        post: operations["signIn"];
        /**
         * Sign out
         * @description Open to everybody.
         */
        delete: operations["signOut"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/session/locale": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        /**
         * Choose one’s language
         * @description Only a person who is signed in passes; an API key never does.
         */
        put: operations["updateOwnLocale"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/session/organization": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        /**
         * Go to another organization of one’s own
         * @description Only a person who is signed in passes; an API key never does.
         */
        put: operations["switchOrganization"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/session/passkey": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Sign in by passkey
         * @description Open to everybody.
         */
        post: operations["passkeySignIn"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/session/passkey/options": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Begin to sign in by passkey
         * @description Open to everybody.
         */
        post: operations["passkeySignInOptions"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/session/proof": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Prove again who one is
         * @description Only a person who is signed in passes; an API key never does.
         */
        post: operations["proveIdentity"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/session/proof/passkey/options": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Begin to prove who one is by passkey
         * @description Only a person who is signed in passes; an API key never does.
         */
        post: operations["proveByPasskeyOptions"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/session/second-factor": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Finish signing in with a second factor
         * @description Open to everybody.
         */
        post: operations["giveSecondFactor"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/sessions": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Where one is signed in
         * @description Only a person who is signed in passes; an API key never does.
         */
        get: operations["listOwnSessions"];
        put?: never;
        post?: never;
        /**
         * End all of one’s sessions but this
         * @description Only a person who is signed in passes; an API key never does.
         */
        delete: operations["endOtherSessions"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/sessions/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        /**
         * End one of one’s own sessions
         * @description Only a person who is signed in passes; an API key never does.
         */
        delete: operations["endOwnSession"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/setup": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Whether this installation is set up
         * @description Open to everybody.
         */
        get: operations["setupStatus"];
        put?: never;
        /**
         * Create the organization, its administrator and a second person
         * @description For whoever holds the set-up token, until Bedside is set up.
         */
        post: operations["setUp"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/setup/sample": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Create the sample organization
         * @description For whoever holds the set-up token, until Bedside is set up.
         */
        post: operations["setUpSample"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/shares": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * What the person who is signed in shared, the newest first; nobody else is shown it
         * @description Only a person who is signed in passes; an API key never does.
         */
        get: operations["listShares"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/shares/{id}/settle": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Say what one saw on the network, where nobody else can tell
         * @description Only a person who is signed in passes; an API key never does.
         */
        post: operations["settleShare"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/shares/{id}/take-down": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Take down what one shared
         * @description Only a person who is signed in passes; an API key never does.
         */
        post: operations["takeDownShare"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/short-links": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Short addresses with their clicks, newest first
         * @description An API key needs the scope `posts:read`.
         */
        get: operations["listShortLinks"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/short-links/{code}/days": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Clicks of a short address day by day (UTC), newest first; days without any are left out
         * @description An API key needs the scope `posts:read`.
         */
        get: operations["listClickDays"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/sign-in-methods": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * How one can sign in
         * @description Only a person who is signed in passes; an API key never does.
         */
        get: operations["getSignInMethods"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/sign-in-methods/passkeys": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Add a passkey
         * @description Only a person who is signed in passes; an API key never does. A person must have proved who they are in the last five minutes.
         */
        post: operations["addPasskey"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/sign-in-methods/passkeys/options": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Begin to add a passkey
         * @description Only a person who is signed in passes; an API key never does. A person must have proved who they are in the last five minutes.
         */
        post: operations["addPasskeyOptions"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/sign-in-methods/passkeys/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        /**
         * Remove a passkey; the last way to sign in stays
         * @description Only a person who is signed in passes; an API key never does. A person must have proved who they are in the last five minutes.
         */
        delete: operations["signInRemovePasskey"];
        options?: never;
        head?: never;
        /**
         * Rename a passkey
         * @description Only a person who is signed in passes; an API key never does.
         */
        patch: operations["renamePasskey"];
        trace?: never;
    };
    "/sign-in-methods/password": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        /**
         * Set or change one’s password; ends all other sessions
         * @description Only a person who is signed in passes; an API key never does. A person must have proved who they are in the last five minutes.
         */
        put: operations["changePassword"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/sign-in-methods/recovery-codes": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * New recovery codes; the older ones end
         * @description Only a person who is signed in passes; an API key never does. A person must have proved who they are in the last five minutes.
         */
        post: operations["renewRecoveryCodes"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/sign-in-methods/sso": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        /**
         * Undo the link to single sign-on; the last way to sign in stays
         * @description Only a person who is signed in passes; an API key never does. A person must have proved who they are in the last five minutes.
         */
        delete: operations["unlinkSso"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/sign-in-methods/totp": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Begin to set up codes by an app
         * @description Only a person who is signed in passes; an API key never does. A person must have proved who they are in the last five minutes.
         */
        post: operations["beginTotp"];
        /**
         * Stop asking for codes
         * @description Only a person who is signed in passes; an API key never does. A person must have proved who they are in the last five minutes.
         */
        delete: operations["removeTotp"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/sign-in-methods/totp/confirm": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Prove the app with a first code; gives recovery codes, once
         * @description Only a person who is signed in passes; an API key never does. A person must have proved who they are in the last five minutes.
         */
        post: operations["confirmTotp"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/sso/begin": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Begin single sign-on, to sign in, join, prove or link
         * @description Open to everybody.
         */
        post: operations["beginSso"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/sso/providers": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Organizations with single sign-on
         * @description Open to everybody.
         */
        get: operations["listSsoProviders"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/stops": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Where publishing is stopped
         * @description An API key needs the scope `organization:read`.
         */
        get: operations["listStops"];
        put?: never;
        /**
         * Stop publishing: of a post, to a channel, or of the whole organization
         * @description An API key needs the scope `posts:publish`.
         */
        post: operations["stopPublishing"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/stops/{id}/lift": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Let publishing go on
         * @description Only a person who is signed in passes; an API key never does. A person must have proved who they are in the last five minutes.
         */
        post: operations["liftStop"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/templates": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Words to use again, by name
         * @description Only a person who is signed in passes; an API key never does.
         */
        get: operations["listTemplates"];
        put?: never;
        /**
         * Keep words to use again
         * @description Only a person who is signed in passes; an API key never does.
         */
        post: operations["addTemplate"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/templates/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        /**
         * Change a template
         * @description Only a person who is signed in passes; an API key never does.
         */
        put: operations["changeTemplate"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/templates/{id}/archive": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Put a template away; it can be brought back
         * @description Only a person who is signed in passes; an API key never does.
         */
        post: operations["archiveTemplate"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/templates/{id}/restore": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Bring a template back
         * @description Only a person who is signed in passes; an API key never does.
         */
        post: operations["restoreTemplate"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/templates/{id}/uses": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Somebody put it into a post
         * @description Only a person who is signed in passes; an API key never does.
         */
        post: operations["countTemplateUse"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/utm-presets": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Campaign values for addresses, by name
         * @description An API key needs the scope `posts:read`.
         */
        get: operations["listUtmPresets"];
        put?: never;
        /**
         * Keep campaign values
         * @description Only a person who is signed in passes; an API key never does.
         */
        post: operations["addUtmPreset"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/utm-presets/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        /**
         * Change campaign values; posts keep those that they were given
         * @description Only a person who is signed in passes; an API key never does.
         */
        put: operations["changeUtmPreset"];
        post?: never;
        /**
         * Forget campaign values; posts keep those that they were given
         * @description Only a person who is signed in passes; an API key never does.
         */
        delete: operations["removeUtmPreset"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/views": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Own and shared views of a list, in their order
         * @description Only a person who is signed in passes; an API key never does.
         */
        get: operations["listViews"];
        put?: never;
        /**
         * Save the filters of a list under a name
         * @description Only a person who is signed in passes; an API key never does.
         */
        post: operations["createView"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/views/order": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        /**
         * Put the own views of a list into an order
         * @description Only a person who is signed in passes; an API key never does.
         */
        put: operations["orderViews"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/views/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        /**
         * Change the name, the filters or for whom a view is
         * @description Only a person who is signed in passes; an API key never does.
         */
        put: operations["changeView"];
        post?: never;
        /**
         * Forget a view
         * @description Only a person who is signed in passes; an API key never does.
         */
        delete: operations["removeView"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/waivers/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        /**
         * Withdraw a waiver
         * @description Only a person who is signed in passes; an API key never does.
         */
        delete: operations["withdrawWaiver"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/webhooks": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Addresses that are told what happens
         * @description An API key needs the scope `webhooks:read`.
         */
        get: operations["listWebhooks"];
        put?: never;
        /**
         * Tell an address what happens; its signing secret is in this answer and never again
         * @description An API key needs the scope `webhooks:write`. A person must have proved who they are in the last five minutes.
         */
        post: operations["createWebhook"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/webhooks/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * One of them
         * @description An API key needs the scope `webhooks:read`.
         */
        get: operations["getWebhook"];
        /**
         * Change the address, the events or the description
         * @description An API key needs the scope `webhooks:write`. A person must have proved who they are in the last five minutes.
         */
        put: operations["updateWebhook"];
        post?: never;
        /**
         * Forget an address and its secret
         * @description An API key needs the scope `webhooks:write`.
         */
        delete: operations["removeWebhook"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/webhooks/{id}/deliveries": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * What was sent in the last 30 days, newest first, and what came of it
         * @description An API key needs the scope `webhooks:read`.
         */
        get: operations["webhooksListDeliveries"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/webhooks/{id}/deliveries/{deliveryId}/replay": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Send one again, under the same webhook-id
         * @description An API key needs the scope `webhooks:write`.
         */
        post: operations["replayDelivery"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/webhooks/{id}/pause": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Send nothing for now; what happens meanwhile is not sent later
         * @description An API key needs the scope `webhooks:write`.
         */
        post: operations["pauseWebhook"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/webhooks/{id}/replay": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Send again what did not arrive since an instant; a thousand at a time, oldest first
         * @description An API key needs the scope `webhooks:write`.
         */
        post: operations["replayFailed"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/webhooks/{id}/resume": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Send again, first what was waiting
         * @description An API key needs the scope `webhooks:write`.
         */
        post: operations["resumeWebhook"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/webhooks/{id}/secret": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Make a new signing secret; the old one signs too for 24 hours
         * @description An API key needs the scope `webhooks:write`. A person must have proved who they are in the last five minutes.
         */
        post: operations["rotateSecret"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/webhooks/{id}/test": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Send a test event, also to a paused webhook
         * @description An API key needs the scope `webhooks:write`.
         */
        post: operations["testWebhook"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
}
export type webhooks = Record<string, never>;
export interface components {
    schemas: {
        AcceptByPasskeyOptionsAnswer: {
            options: {
                challenge: string;
            } & {
                [key: string]: unknown;
            };
        };
        AcceptByPasskeyOptionsBody: {
            token: string;
        };
        AcceptInvitationBody: {
            token: string;
            password?: string;
            passkey?: {
                name: string;
                response: {
                    id: string;
                    /** @constant */
                    type: "public-key";
                } & {
                    [key: string]: unknown;
                };
            };
            /** @default en */
            locale: components["schemas"]["Language"];
        };
        AccountLimits: {
            maxLength?: number;
            /** @description What a web address counts, however long it is. */
            addressLength?: number;
            maxImages?: number;
            maxVideoSeconds?: number;
            maxImageBytes?: number;
            readonly mimeTypes?: string[];
            altTextMaxLength?: number;
        };
        ActivityEntry: {
            /** Format: uuid */
            id: string;
            /** Format: date-time */
            at: string;
            /** @description `room.verb`, e.g. `review.decided`. */
            action: string;
            kind: components["schemas"]["ActivityKind"];
            /** @description Whose role a deputy used; null for one's own. */
            onBehalfOfName: string | null;
            objectType: string;
            /** @description The post that it was about, where there is one that the reader may see. */
            postId: string | null;
        };
        /** @enum {string} */
        ActivityKind: "posts" | "reviews" | "authorizations" | "publishing" | "channels" | "people" | "settings" | "signIn" | "other";
        AddBlackoutBody: {
            channelId: string | null;
            /** Format: date */
            from: string;
            /** Format: date */
            until: string;
            reason: string;
        };
        AddCommentBody: {
            body: string;
        };
        AddDraftCommentBody: {
            /**
             * @description The first comment of the thread that this answers.
             * @default null
             */
            threadId: string | null;
            /** @default null */
            field: string | null;
            /** @default null */
            quote: string | null;
            body: string;
            /**
             * @description People to tell; they must be able to read the post.
             * @default []
             */
            mentions: string[];
        };
        AddFactBody: {
            kind: components["schemas"]["FactKind"];
            /** @default  */
            label: string;
            /** @default  */
            value: string;
            /** @default null */
            hours: components["schemas"]["OpeningHours"] | null;
            /** @default null */
            language: components["schemas"]["Language"] | null;
            /** @default null */
            siteId: string | null;
            /** @default null */
            ownerPersonId: string | null;
            /** @default null */
            reviewOn: string | null;
        };
        AddPasskeyBody: {
            name: string;
            response: {
                id: string;
                /** @constant */
                type: "public-key";
            } & {
                [key: string]: unknown;
            };
        };
        AddPasskeyOptionsAnswer: {
            options: {
                challenge: string;
            } & {
                [key: string]: unknown;
            };
        };
        AddPicturedPersonAnswer: {
            persons: components["schemas"]["PicturedPerson"][];
        };
        AddPicturedPersonBody: {
            subject: {
                /** Format: uuid */
                id: string;
            } | components["schemas"]["SubjectInputInput"];
        };
        AddSiteBody: {
            name: string;
            shortName: string;
            timeZone: string;
            /** @default null */
            address: string | null;
            /** @default null */
            phone: string | null;
        };
        AddSourceBody: {
            /** Format: uri */
            feedUrl: string;
            /** @default null */
            homeUrl: string | null;
            /** @description Who publishes there, as posts name them. */
            name: string;
            /** @description BCP 47 language of the notices. */
            language: string;
            /** @default 15 */
            everyMinutes: number;
            /** @default false */
            preparesDrafts: boolean;
            /** @default false */
            leavesOnApproval: boolean;
        };
        AddTemplateBody: {
            kind: components["schemas"]["TemplateKind"];
            name: string;
            /** @default null */
            language: components["schemas"]["Language"] | null;
            content: components["schemas"]["TemplateContentInput"];
        };
        AddToAnnouncementBody: {
            /** @enum {string} */
            part: "update" | "all_clear";
            /** @description What everybody is told, for all networks. */
            text: string;
            /** @default null */
            link: string | null;
            language: components["schemas"]["Language"];
        };
        AddUtmPresetBody: {
            name: string;
            values: components["schemas"]["UtmValues"];
        };
        Announcement: {
            /** Format: uuid */
            id: string;
            kind: components["schemas"]["AnnouncementKind"];
            name: string;
            channelIds: string[];
            /** @enum {string} */
            state: "open" | "ended";
            begunByName: string;
            /** Format: date-time */
            begunAt: string;
            endedAt: string | null;
            /** @description In the order in which they were written. */
            posts: components["schemas"]["AnnouncementPost"][];
        };
        /** @enum {string} */
        AnnouncementKind: "closure" | "outbreak" | "recall" | "disaster" | "other";
        /** @enum {string} */
        AnnouncementPart: "first" | "update" | "all_clear";
        AnnouncementPost: {
            /** Format: uuid */
            postId: string;
            part: components["schemas"]["AnnouncementPart"];
            /** Format: date-time */
            addedAt: string;
            stage: components["schemas"]["Stage"];
            text: string;
            /** @description Of its newest version; null where it was never sent for review. */
            reviewId: string | null;
            /** @description Since when something of it stands on a network. */
            outSince: string | null;
        };
        AnswerGoneBody: {
            /** @constant */
            seen: true;
        };
        AnswerNotPostedBody: {
            reason: string;
        };
        AnswerPostedBody: {
            url: string;
            /**
             * @description Whoever answers has seen it stand there.
             * @constant
             */
            seen: true;
        };
        Application: {
            network: components["schemas"]["NetworkId"];
            fields: {
                name: string;
                secret: boolean;
                isSet: boolean;
                value: string | null;
            }[];
            /** @description Null where none is registered. */
            revision: number | null;
            setAt: string | null;
            /** @description Channels that stand on it. */
            channels: {
                /** Format: uuid */
                id: string;
                name: string;
            }[];
        };
        ApplyImportAnswer: {
            rows: number;
            added: number;
            changed: number;
            unchanged: number;
            left: number;
            refused: number;
        };
        ApplyImportBody: {
            /** @default null */
            mapping: (components["schemas"]["ImportField"] | null)[] | null;
            /** @default null */
            separator: ("," | ";" | "\t" | "|") | null;
            /** @default false */
            markMissingAsLeft: boolean;
            contentSha256: string;
            planSha256: string;
        };
        AppointDeputyBody: {
            /** Format: uuid */
            deputyId: string;
            /** Format: date */
            fromDate: string;
            /** Format: date */
            untilDate: string;
            /** @default null */
            roles: components["schemas"]["Role"][] | null;
            /** @default false */
            includesAdministrator: boolean;
            /** @default  */
            reason: string;
        };
        ArchiveTemplateBody: {
            revision: number;
        };
        AskingAgain: {
            subject: components["schemas"]["Subject"];
            signer: {
                role: components["schemas"]["SignerRole"];
                name: string;
                authorityKind: string | null;
                authorityEvidence: string | null;
                email: string | null;
            };
            kind: components["schemas"]["InstrumentKind"];
            /** @enum {string} */
            language: "en" | "es";
            siteId: string | null;
            description: string;
            infoScope: components["schemas"]["InfoElement"][];
            media: {
                /** Format: uuid */
                mediaId: string;
                sha256: string;
                originalSha256: string;
            }[];
            channelIds: string[];
            purposes: components["schemas"]["Purpose"][];
            capturedOn: string | null;
            expiresWith: string;
            withdrawAt: string;
        };
        Attempt: {
            /** Format: uuid */
            id: string;
            number: number;
            /** Format: date-time */
            armedAt: string;
            /**
             * Format: date-time
             * @description Nothing was sent for it after this moment.
             */
            notAfter: string;
            outcome: ("published" | "found" | "absent" | "rejected" | "retry_after" | "not_sent" | "reauthorize" | "person") | null;
            failureCode: string | null;
            /** @description What made the outcome doubtful at first, or null. */
            ambiguousCode: string | null;
            resolvedAt: string | null;
        };
        AttendDraftAnswer: {
            others: {
                /** Format: uuid */
                id: string;
                name: string;
                field: string | null;
            }[];
            /** @description Of the draft, so that a page knows when to read it again. */
            revision: number;
        };
        AttendDraftBody: {
            field: string | null;
            /** @default false */
            leaving: boolean;
        };
        /** @enum {string} */
        AuthorKind: "org" | "staff-professional" | "staff-personal";
        Authorization: {
            /** Format: uuid */
            id: string;
            subject: components["schemas"]["Subject"];
            kind: components["schemas"]["InstrumentKind"];
            language: components["schemas"]["Language"];
            medium: components["schemas"]["SignatureMedium"];
            /** @description What it is worth now for all that it covers together. */
            state: components["schemas"]["AuthorizationState"];
            reasons: components["schemas"]["Reason"][];
            signerName: string;
            signerRole: components["schemas"]["SignerRole"];
            /** Format: date-time */
            signedAt: string;
            expiresAt: string | null;
            /** @description With what it ends, where no day is set. */
            event: components["schemas"]["EndingEvent"] | null;
            /** @description Null where it is not known, as on paper. */
            form: components["schemas"]["FormVersion"] | null;
            infoScope: components["schemas"]["InfoElement"][];
            purposes: components["schemas"]["Purpose"][];
            channelIds: string[];
            media: {
                mediaId: string | null;
                sha256: string;
            }[];
            copyDeliveredAt: string | null;
            documentSha256: string;
            withdrawals: components["schemas"]["Withdrawal"][];
        };
        /** @enum {string} */
        AuthorizationState: "valid" | "revoked" | "expired" | "defective" | "incomplete" | "not_yet" | "not_covering";
        AuthorizationsRemovePasskeyAnswer: {
            /** @description Of whoever signs, also where they were kept at another asking. */
            passkeys: components["schemas"]["PasskeyView"][];
        };
        BeginAnnouncementBody: {
            kind: components["schemas"]["AnnouncementKind"];
            /** @description What colleagues call it; it leaves with nothing. */
            name: string;
            channelIds: string[];
            /** @description What everybody is told, for all networks. */
            text: string;
            /** @default null */
            link: string | null;
            language: components["schemas"]["Language"];
        };
        BeginConsentBody: {
            network: components["schemas"]["NetworkId"];
            name: string;
            /**
             * @description Where accounts have servers of their own, its address: mastodon.example, or https://mastodon.example.
             * @default
             */
            server: string;
        };
        BeginOwnConsentBody: {
            network: components["schemas"]["OwnNetwork"];
            /** @default  */
            server: string;
        };
        BeginSsoAnswer: {
            redirectTo: string;
        };
        BeginSsoBody: {
            /** Format: uuid */
            organizationId: string;
            purpose: {
                /** @constant */
                for: "sign_in";
            } | {
                /** @constant */
                for: "join";
                token: string;
            } | {
                /** @constant */
                for: "prove";
            } | {
                /** @constant */
                for: "link";
            };
            /** @default / */
            returnPath: string;
        };
        BeginTotpAnswer: {
            secret: string;
            uri: string;
        };
        Blackout: {
            /** Format: uuid */
            id: string;
            /** @description Null is every channel. */
            channelId: string | null;
            /** Format: date */
            from: string;
            /** Format: date */
            until: string;
            reason: string;
            createdByName: string;
        };
        Blocker: {
            line: components["schemas"]["ClearanceLine"];
            /** @enum {string} */
            code: "CONTENT_CHANGED" | "NOT_SCREENED" | "SCREENING_OUTDATED" | "FINDING_BLOCKS" | "SOURCE_MISSING" | "IMAGE_MISSING" | "ALT_TEXT_MISSING" | "PURPOSE_MISSING" | "PERMISSION_MISSING" | "PERMISSION_UNKNOWN" | "PERSON_NOT_CLEARED" | "PERMISSION_NOT_VALID" | "PICTURE_QUARANTINED" | "NOT_SUBMITTED" | "APPROVAL_MISSING" | "APPROVED_BY_AUTHOR" | "CHANGES_REQUESTED" | "REVIEW_WITHDRAWN" | "TRAINING_EXPIRED" | "NOT_IN_LIBRARY" | "CHANNEL_OF_SOMEBODY" | "CHANNEL_NOT_CONNECTED" | "CHANNEL_NEEDS_REAUTHORIZATION" | "CHANNEL_NOT_CONFIRMED" | "NO_CHANNEL" | "TEXT_UNFIT_FOR_NETWORK" | "MEDIA_UNFIT_FOR_NETWORK" | "PART_BEFORE_MISSING" | "NOT_SCHEDULED" | "SCHEDULE_CANCELLED" | "NOT_DUE" | "TOO_LATE" | "PUBLISHING_STOPPED" | "STOPS_UNREADABLE";
            /**
             * @description Safe facts: ids, counts, network names.
             * @default {}
             */
            facts: {
                [key: string]: string | number | boolean;
            };
        };
        BulkChoices: {
            /** @default null */
            mapping: (components["schemas"]["BulkField"] | null)[] | null;
            /** @default null */
            separator: ("," | ";" | "\t" | "|") | null;
            /** @default null */
            dateOrder: components["schemas"]["DateOrder"] | null;
            /** @default [] */
            channelIds: string[];
            /** @default [] */
            edits: {
                row: number;
                field: components["schemas"]["BulkField"];
                value: string;
            }[];
        };
        /** @enum {string} */
        BulkField: "text" | "text_newsroom" | "text_practice" | "text_facebook" | "text_instagram" | "text_threads" | "text_x" | "text_linkedin" | "text_youtube" | "text_tiktok" | "text_pinterest" | "text_snapchat" | "text_google-business" | "text_wordpress" | "text_bluesky" | "text_mastodon" | "text_by-hand" | "link" | "channels" | "date" | "time" | "dateTime" | "timeZone" | "images" | "altText" | "firstComment" | "contentWarning" | "language";
        BulkImport: {
            /** Format: uuid */
            id: string;
            /** @enum {string} */
            state: "open" | "committed" | "undone";
            created: number;
            startedByName: string;
            committedAt: string | null;
            undoneAt: string | null;
            mayUndo: boolean;
        };
        BulkPreview: {
            contentSha256: string;
            planSha256: string;
            /** @enum {string} */
            separator: "," | ";" | "\t" | "|";
            dateOrder: components["schemas"]["DateOrder"];
            dateOrderMatters: boolean;
            columns: {
                heading: string;
                field: components["schemas"]["BulkField"] | null;
                examples: string[];
            }[];
            counts: {
                rows: number;
                ready: number;
                faulty: number;
                warned: number;
                /** @description Rows that the check blocks; they become drafts all the same. */
                blocked: number;
            };
            rows: components["schemas"]["Row"][];
            /** @description The same file was imported already and not undone. */
            repeats: {
                /** Format: uuid */
                importId: string;
                /** Format: date-time */
                committedAt: string;
            } | null;
        };
        /** @enum {string} */
        BulkRowFault: "TEXT_MISSING" | "TEXT_TOO_LONG" | "CHARACTER_BROKEN" | "LINK_INVALID" | "CHANNEL_MISSING" | "CHANNEL_UNKNOWN" | "CHANNEL_AMBIGUOUS" | "CHANNEL_DISCONNECTED" | "CHANNEL_OUT_OF_REACH" | "DATE_MISSING" | "DATE_UNREADABLE" | "TIME_MISSING" | "TIME_UNREADABLE" | "TIME_ZONE_UNKNOWN" | "TIME_DOES_NOT_EXIST" | "TIME_IN_PAST" | "IMAGE_UNKNOWN" | "IMAGES_TOO_MANY" | "ALT_TEXTS_TOO_MANY" | "LANGUAGE_UNKNOWN" | "CELLS_TOO_MANY" | "QUOTE_OPEN";
        CalendarChannel: {
            /** Format: uuid */
            id: string;
            name: string;
            network: components["schemas"]["NetworkId"];
            /** @description Of its site, or of the organization. */
            timeZone: string;
            connected: boolean;
        };
        CalendarItem: {
            /** Format: uuid */
            postId: string;
            stage: components["schemas"]["Stage"];
            /** Format: date-time */
            at: string;
            /**
             * @description `wished`: planned, not set. `missed`: it was not sent at this time. `lapsed`: was set for words that changed since.
             * @enum {string}
             */
            time: "wished" | "set" | "out" | "missed" | "lapsed";
            excerpt: string;
            /** Format: uuid */
            authorId: string;
            authorName: string;
            channelIds: string[];
            /** @description The first image. */
            imageId: string | null;
            timeZone: string | null;
            /** @description What could be scheduled with one click; null where nothing could. */
            approvedVersionId: string | null;
            hints: components["schemas"]["Hint"][];
        };
        CalendarSettings: {
            channels: {
                /** Format: uuid */
                id: string;
                name: string;
                network: components["schemas"]["NetworkId"];
                /** @description Of its site, or of the organization. */
                timeZone: string;
                connected: boolean;
                slots: components["schemas"]["Slot"][];
            }[];
            blackouts: components["schemas"]["Blackout"][];
            country: string | null;
            region: string | null;
            /** @description Whether health observances are shown. */
            observances: boolean;
            mayArrange: boolean;
            /** @description Whether posts that repeat take the approval of the same words with them. */
            keepsApproval: boolean;
            maySetPolicy: boolean;
        };
        /** @enum {string} */
        CannotCorrect: "NETWORK_CANNOT_EDIT" | "PARTS_DIFFER" | "MEDIA_STAYS" | "TAKEN_DOWN" | "ADDRESS_UNKNOWN" | "STILL_LEAVING" | "NOT_IN_VERSION" | "STANDS_ALREADY";
        /** @enum {string} */
        CellFault: "CELL_BROKEN" | "CELL_CONTROL" | "CELL_FORMULA" | "CELL_MISSING" | "CELL_TOO_LONG" | "CELL_INVALID" | "CELLS_TOO_MANY" | "DATE_INVALID" | "ANSWER_INVALID" | "WORD_UNKNOWN" | "CHANNEL_UNKNOWN" | "CHANNEL_AMBIGUOUS" | "PICTURE_UNKNOWN" | "SITE_UNKNOWN" | "AUTHORITY_MISSING" | "MAJORITY_MISSING" | "SUBJECT_AGE_UNKNOWN" | "SIGNER_UNKNOWN" | "DIED_BEFORE_BORN" | "SIGNED_IN_FUTURE" | "SIGNED_BEFORE_BIRTH" | "EXPIRES_BEFORE_SIGNING" | "DAY_IN_FUTURE" | "COPY_BEFORE_SIGNING" | "TWICE_IN_FILE" | "KEPT_ALREADY";
        ChangeDraftCommentBody: {
            body: string;
            /**
             * @description People to tell; they must be able to read the post.
             * @default []
             */
            mentions: string[];
        };
        ChangeFactBody: {
            kind: components["schemas"]["FactKind"];
            /** @default  */
            label: string;
            /** @default  */
            value: string;
            /** @default null */
            hours: components["schemas"]["OpeningHours"] | null;
            /** @default null */
            language: components["schemas"]["Language"] | null;
            /** @default null */
            siteId: string | null;
            /** @default null */
            ownerPersonId: string | null;
            /** @default null */
            reviewOn: string | null;
            revision: number;
        };
        ChangePasswordBody: {
            password: string;
        };
        ChangeRepeatBody: {
            /** @enum {string} */
            to: "active" | "paused" | "ended";
        };
        ChangeSiteBody: {
            name: string;
            shortName: string;
            timeZone: string;
            /** @default null */
            address: string | null;
            /** @default null */
            phone: string | null;
            revision: number;
        };
        ChangeSourceBody: {
            /** @description Who publishes there, as posts name them. */
            name: string;
            /** @description BCP 47 language of the notices. */
            language: string;
            /** @default 15 */
            everyMinutes: number;
            /** @default false */
            preparesDrafts: boolean;
            /** @default false */
            leavesOnApproval: boolean;
            /** @default false */
            isPaused: boolean;
        };
        ChangeStaffBody: {
            /** @default  */
            displayName: string;
            /** @default null */
            givenName: string | null;
            /** @default null */
            familyName: string | null;
            /** @default [] */
            otherNames: string[];
            /** @default null */
            title: string | null;
            /** @default null */
            credentials: string | null;
            /** @default null */
            email: ("" | string) | null;
            /** @default null */
            jobTitle: string | null;
            /** @default null */
            department: string | null;
            /** @default null */
            site: string | null;
            /** @default null */
            externalId: string | null;
            revision: number;
        };
        ChangeTemplateBody: {
            kind: components["schemas"]["TemplateKind"];
            name: string;
            /** @default null */
            language: components["schemas"]["Language"] | null;
            content: components["schemas"]["TemplateContentInput"];
            revision: number;
        };
        ChangeUtmPresetBody: {
            name: string;
            values: components["schemas"]["UtmValues"];
            revision: number;
        };
        ChangeViewBody: {
            revision: number;
            name: string;
            filters: components["schemas"]["ViewFilters"];
            isShared: boolean;
        };
        Channel: {
            /** Format: uuid */
            id: string;
            network: components["schemas"]["NetworkId"];
            name: string;
            handle: string;
            serviceUrl: string;
            /**
             * @description While it awaits confirmation by a second administrator, nothing is published there.
             * @enum {string}
             */
            state: "connected" | "awaiting_confirmation" | "needs_reauthorization" | "disconnected";
            lastErrorCode: string | null;
            checkedAt: string | null;
            /** Format: date-time */
            connectedAt: string;
            /** @description Where the public sees it, or null. */
            publicUrl: string | null;
            /** @description Channels whose access ends at the network together with this one. */
            endsToo: string[];
            /** @description The site that it speaks for; null is the whole organization. */
            siteId: string | null;
            /** @description What its own server takes; null where the limits of the network hold. */
            limits: components["schemas"]["AccountLimits"] | null;
        };
        ChannelHit: {
            /** Format: uuid */
            id: string;
            name: {
                text: string;
                marks: {
                    start: number;
                    end: number;
                }[];
            };
            handle: string;
            network: components["schemas"]["NetworkId"];
        };
        ChannelQuota: {
            /** Format: uuid */
            channelId: string;
            network: components["schemas"]["NetworkId"];
            quotas: components["schemas"]["Quota"][];
            /** @description The network takes nothing before; null where it takes posts now. */
            fullUntil: string | null;
            /** @description Planned posts that will be kept back until there is room; null where all leave in time. */
            waits: {
                posts: number;
                /** Format: date-time */
                firstDueAt: string;
                /**
                 * Format: date-time
                 * @description When the first of them goes out.
                 */
                firstAt: string;
            } | null;
        };
        CheckHouseFormAnswer: {
            faults: components["schemas"]["WordingFault"][];
            /** @description Null where it cannot be shown yet. */
            reading: components["schemas"]["FormReading"] | null;
        };
        CheckHouseFormBody: {
            content: components["schemas"]["FormContentInput"];
        };
        CheckLinkBody: {
            /** Format: uri */
            url: string;
        };
        Choice: {
            /** Format: uuid */
            id: string;
            network: components["schemas"]["NetworkId"];
            name: string;
            /** Format: date-time */
            expiresAt: string;
            accounts: {
                id: string;
                name: string;
                detail: string | null;
                /** @description Whether it is a channel already. */
                isConnected: boolean;
            }[];
        };
        ChooseAccountsAnswer: {
            channels: components["schemas"]["Channel"][];
            problems: {
                name: string;
                code: string;
            }[];
        };
        ChooseAccountsBody: {
            accounts: string[];
        };
        /** @enum {string} */
        ClearanceLine: "stop" | "screening" | "pictures" | "permission" | "approval" | "training" | "channel" | "time";
        CloseSiteBody: {
            revision: number;
        };
        Comment: {
            /** Format: uuid */
            id: string;
            /**
             * Format: uuid
             * @description A person, or a guest.
             */
            authorId: string;
            authorName: string;
            isGuest: boolean;
            versionId: string | null;
            body: string;
            /** Format: date-time */
            createdAt: string;
        };
        CommentAsGuestBody: {
            body: string;
        };
        CommitBulkImportAnswer: {
            /** @description Drafts that this import has made so far. */
            created: number;
            /** @description By this call. */
            sentForReview: number;
            remaining: number;
            leftOut: {
                row: number;
                code: string;
            }[];
        };
        CommitBulkImportBody: {
            /** @default null */
            mapping: (components["schemas"]["BulkField"] | null)[] | null;
            /** @default null */
            separator: ("," | ";" | "\t" | "|") | null;
            /** @default null */
            dateOrder: components["schemas"]["DateOrder"] | null;
            /** @default [] */
            channelIds: string[];
            /** @default [] */
            edits: {
                row: number;
                field: components["schemas"]["BulkField"];
                value: string;
            }[];
            contentSha256: string;
            planSha256: string;
            /** @enum {string} */
            take: "all" | "good";
            /** @default false */
            sendForReview: boolean;
            /** @default false */
            again: boolean;
        };
        CommitOriginalsCsvAnswer: {
            created: number;
            known: number;
            faulty: number;
        };
        CommitOriginalsCsvBody: {
            /**
             * Format: base64
             * @description The bytes of the file, as they are.
             * @example c3ViamVjdF9uYW1lCg==
             */
            file: string;
            /** @description Of the preview that was looked at. */
            planSha256: string;
        };
        CompareOriginalBody: {
            /** @description The one that was held beside the scan. */
            revision: number;
        };
        /** @enum {string} */
        Comparing: "yes" | "same_person" | "not_your_role" | "not_waiting";
        Condition: {
            /** Format: uuid */
            id: string;
            /** @description Who saw that the conditions are met. */
            counsel: string;
            /** Format: date */
            seenOn: string;
            /** @description The last day on which the note counts; null: until it is taken back. */
            until: string | null;
            note: string;
            notedByName: string;
            /** Format: date-time */
            notedAt: string;
            takenBackByName: string | null;
            takenBackAt: string | null;
            /** @description Whether it counts today. */
            counts: boolean;
        };
        ConfirmChannelBody: {
            /** @description As it was seen. */
            handle: string;
            /**
             * @description Asked of whoever confirms alone.
             * @default
             */
            reason: string;
        };
        ConfirmFactBody: {
            months: 6 | 12;
            revision: number;
        };
        ConfirmTotpAnswer: {
            recoveryCodes: string[];
        };
        ConfirmTotpBody: {
            code: string;
        };
        Confirmation: {
            /** Format: uuid */
            channelId: string;
            network: components["schemas"]["NetworkId"];
            name: string;
            handle: string;
            displayName: string | null;
            publicUrl: string | null;
            connectedBy: {
                /** Format: uuid */
                id: string;
                name: string;
            };
            /** Format: date-time */
            connectedAt: string;
            /**
             * @description Whether the reader confirms: `alone` gives a reason, `not-yet` waits until `aloneFrom`.
             * @enum {string}
             */
            may: "yes" | "alone" | "not-yet" | "somebody-else";
            /** @description From when the only administrator confirms alone. */
            aloneFrom: string | null;
            /** @description Administrators who confirm it, but for whoever connected it. */
            others: {
                /** Format: uuid */
                id: string;
                name: string;
            }[];
            /** @description Privacy officers who may waive the second look for the whole house. */
            waivers: {
                /** Format: uuid */
                id: string;
                name: string;
            }[];
        };
        ConnectChannelBody: {
            network: components["schemas"]["NetworkId"];
            name: string;
            /** @default  */
            serviceUrl: string;
            /**
             * @description Fields named by the network's manifest.
             * @default {}
             */
            credentials: {
                [key: string]: string;
            };
        };
        ConnectOwnAccountBody: {
            network: components["schemas"]["OwnNetwork"];
            /** @default  */
            serviceUrl: string;
            /** @description Fields named by the network's manifest. */
            credentials: {
                [key: string]: string;
            };
        };
        ConsentPage: {
            /**
             * Format: uri
             * @description The page of the network on which the person is asked; it leads back here.
             */
            redirectTo: string;
        };
        Content: {
            /** @constant */
            schema: 1;
            baseText: string;
            link: string | null;
            images: components["schemas"]["ContentImage"][];
            video?: components["schemas"]["ContentVideo"];
            document?: components["schemas"]["ContentDocument"];
            /** @description Own wording for a network, instead of the base text; with further parts it leaves as a thread. */
            variants: {
                [key: string]: {
                    text: string;
                    thread?: components["schemas"]["ThreadPart"][];
                };
            };
            /** @description Our own comment below the post, where a network takes one. */
            firstComment?: string;
            /** @description What only one network knows. */
            options?: {
                [key: string]: components["schemas"]["NetworkOptions"];
            };
            /** @description What a network gets of images, video and document, where that is not all of them. */
            mediaFor?: {
                [key: string]: components["schemas"]["MediaChoice"];
            };
            /** @description What becomes of the addresses in the texts. */
            links?: {
                /** @description Addresses leave as short ones of this house. */
                shorten: boolean;
                /**
                 * Format: uuid
                 * @description The preset that the values came from.
                 */
                presetId?: string;
                /** @description Campaign values that are added to each address. */
                utm?: components["schemas"]["UtmValues"];
                /** @description Addresses that leave as they are written. */
                keep?: string[];
            };
            /** @description As they leave. The server settles them. */
            addresses?: {
                network: components["schemas"]["NetworkId"];
                written: string;
                /** @description Where it leads in the end; this is what is screened. */
                target: string;
                /** @description What stands in its place in what leaves. */
                leaves: string;
            }[];
            channelIds: string[];
            /**
             * @description BCP 47 language of the text.
             * @enum {string}
             */
            language: "en" | "es";
            /** @description Where people are shown or told of; left out, the post is of nobody in particular. */
            permission?: components["schemas"]["ContentPermission"];
        };
        ContentDocument: {
            /** Format: uuid */
            mediaId: string;
            sha256: string;
            title: string;
        };
        ContentImage: {
            /** Format: uuid */
            mediaId: string;
            sha256: string;
            altText: string;
            /** @description What a network gets instead: a part of the image, kept as an image of its own. */
            crops?: {
                [key: string]: {
                    /** Format: uuid */
                    mediaId: string;
                    sha256: string;
                };
            };
        };
        ContentPermission: {
            /** @description What the post is for: a permission holds for the purposes that were said yes to. */
            purpose: components["schemas"]["Purpose"];
            /** @description Signed permissions on which the words rest; those for pictures are found by the pictures. */
            authorizationIds: string[];
        };
        ContentVideo: {
            /** Format: uuid */
            mediaId: string;
            sha256: string;
            /** @description What it shows and what is said in it. */
            altText: string;
            /** @description An image that is shown before it plays. */
            cover?: {
                /** Format: uuid */
                mediaId: string;
                sha256: string;
            };
        };
        CorrectPostAnswer: {
            schedule: components["schemas"]["Schedule"];
            channels: components["schemas"]["Standing"][];
        };
        CorrectPostBody: {
            /** Format: uuid */
            versionId: string;
            /**
             * @description Channels on which what stands is taken down, and the version posted once it is gone.
             * @default []
             */
            anew: string[];
        };
        CountEndsAnswer: {
            /** Format: date */
            today: string;
            days: {
                /** Format: date */
                day: string;
                what: components["schemas"]["EndKind"];
                count: number;
            }[];
            /** @description Permissions that wait for an event. */
            waiting: number;
        };
        CountTemplateUseAnswer: {
            useCount: number;
        };
        CreateKeyAnswer: {
            key: components["schemas"]["Key"];
            token: string;
        };
        CreateKeyBody: {
            name: string;
            scopes: components["schemas"]["KeyScope"][];
            expiresInDays: number;
        };
        CreatePostBody: {
            content?: components["schemas"]["Content"];
        };
        CreateViewBody: {
            list: components["schemas"]["ViewList"];
            name: string;
            filters: components["schemas"]["ViewFilters"];
            /** @default false */
            isShared: boolean;
        };
        CreateWebhookAnswer: {
            webhook: components["schemas"]["Webhook"];
            secret: string;
        };
        CreateWebhookBody: {
            url: string;
            /** @default  */
            description: string;
            events: components["schemas"]["WebhookEvent"][];
        };
        CropMediaBody: {
            x: number;
            y: number;
            width: number;
            height: number;
        };
        CsvRow: {
            /** @description As a spreadsheet counts: the headings are row 1. */
            row: number;
            name: string;
            /**
             * @description `known`: it was taken over before.
             * @enum {string}
             */
            state: "ready" | "known" | "faulty";
            errors: {
                column: string | null;
                code: components["schemas"]["CellFault"];
            }[];
        };
        /** @enum {string} */
        DateOrder: "mdy" | "dmy";
        DecideAsGuestBody: {
            contentHash: string;
            /** @enum {string} */
            outcome: "approve" | "request_changes";
            /** @default  */
            comment: string;
            /** @default [] */
            passages: components["schemas"]["PassageInput"][];
        };
        DecidePastPostBody: {
            /** @constant */
            kind: "permission";
            /** Format: uuid */
            authorizationId: string;
            purpose: components["schemas"]["Purpose"];
            /**
             * @description Where it was posted, for a post whose channel is not known.
             * @default null
             */
            channelId: string | null;
            /** @default  */
            note: string;
        } | {
            /** @constant */
            kind: "no_patient";
            note: string;
        } | {
            /** @constant */
            kind: "taken_down";
            note: string;
        } | {
            /** @constant */
            kind: "asked";
            /** @default  */
            note: string;
        };
        DecideReviewBody: {
            stepId: string;
            /** @description The hash that the reviewer looked at. Another one on the server answers 409 `VERSION_CHANGED`. */
            contentHash: string;
            /** @enum {string} */
            outcome: "approve" | "request_changes";
            /** @default  */
            comment: string;
            /**
             * @description Marked passages, each with what should change there.
             * @default []
             */
            passages: components["schemas"]["PassageInput"][];
        };
        Decision: {
            /** Format: uuid */
            id: string;
            stepId: string;
            /**
             * Format: uuid
             * @description A person, or a guest.
             */
            reviewerId: string;
            reviewerName: string;
            isGuest: boolean;
            /** @description Whose role a deputy used; null for one's own. */
            onBehalfOfName: string | null;
            /** @enum {string} */
            outcome: "approve" | "request_changes";
            comment: string;
            passages: components["schemas"]["Passage"][];
            /** Format: date-time */
            decidedAt: string;
        };
        /** @enum {string} */
        DecisionKind: "permission" | "no_patient" | "taken_down" | "asked";
        Delegation: {
            /** Format: uuid */
            id: string;
            /** Format: uuid */
            fromId: string;
            fromName: string;
            /** Format: uuid */
            toId: string;
            toName: string;
            reason: string;
            /** Format: date-time */
            until: string;
        };
        Delivery: {
            /** Format: uuid */
            id: string;
            event: components["schemas"]["SentEvent"];
            state: components["schemas"]["DeliveryState"];
            attempts: number;
            nextAt: string | null;
            lastTriedAt: string | null;
            lastStatus: number | null;
            lastErrorCode: string | null;
            /** Format: date-time */
            createdAt: string;
            sentAt: string | null;
            payload: components["schemas"]["WebhookPayload"];
        };
        /** @enum {string} */
        DeliveryState: "waiting" | "sent" | "failed" | "given_up";
        DeliveryView: {
            /** Format: uuid */
            id: string;
            /**
             * @description An edit puts its version into the place of what another delivery made.
             * @enum {string}
             */
            kind: "post" | "edit";
            /** @description The delivery that an edit changes; null for a post. */
            changesId: string | null;
            /** Format: uuid */
            versionId: string;
            versionNumber: number;
            /** @description Of a post: the version that stands in its place by its last edit, its own where it was never edited. */
            standingVersionNumber: number;
            /** Format: uuid */
            channelId: string;
            channelName: string;
            /** @description 0 is the post, then the parts of its thread, then its first comment. */
            part: number;
            /** @enum {string} */
            partKind: "post" | "thread" | "first_comment";
            network: components["schemas"]["NetworkId"];
            state: components["schemas"]["PublishDeliveryState"];
            /** Format: date-time */
            dueAt: string;
            wakeAt: string | null;
            blockers: components["schemas"]["Blocker"][];
            failureCode: string | null;
            remoteId: string | null;
            url: string | null;
            /** @description Of its network, whatever state it is in itself. */
            trouble: components["schemas"]["NetworkTrouble"] | null;
            /** @description Looks on the network so far that found nothing and count as proof. */
            absentReads: number;
            attempts: components["schemas"]["Attempt"][];
            receipts: components["schemas"]["Receipt"][];
            /** Format: date-time */
            updatedAt: string;
        };
        Deputy: {
            /** Format: uuid */
            id: string;
            /** Format: uuid */
            personId: string;
            personName: string;
            /** Format: uuid */
            deputyId: string;
            deputyName: string;
            /** @enum {string} */
            kind: "absence" | "handover";
            /** Format: date */
            fromDate: string;
            /** Format: date */
            untilDate: string;
            roles: components["schemas"]["Role"][] | null;
            includesAdministrator: boolean;
            reason: string | null;
            /** @enum {string} */
            state: "planned" | "active" | "over" | "ended";
        };
        DiffHistoryAnswer: {
            fields: {
                field: string;
                parts: components["schemas"]["DiffPart"][];
            }[];
        };
        DiffPart: {
            /** @enum {string} */
            kind: "same" | "added" | "removed";
            text: string;
        };
        DiffVersionsAnswer: {
            fields: {
                field: string;
                parts: components["schemas"]["DiffPart"][];
            }[];
        };
        DiscardFormDraftBody: {
            revision: number;
        };
        DiscardOriginalBody: {
            reason: string;
        };
        DisclosureWording: {
            /** @description With {organization} in the place of its name. */
            employer: string;
            opinion: string;
            /** @description Where a text is too near to the limit of a network; with {organization} too. */
            short: string;
        };
        DisconnectChannelBody: {
            /**
             * @description All channels that `endsToo` of the channel names, as a yes to that.
             * @default []
             */
            endsToo: string[];
        };
        Done: {
            /** @constant */
            ok: true;
        };
        DraftComment: {
            /** Format: uuid */
            id: string;
            /** Format: uuid */
            authorId: string;
            authorName: string;
            /** @description Empty once it was deleted. */
            body: string;
            mentions: {
                /** Format: uuid */
                id: string;
                name: string;
            }[];
            /** Format: date-time */
            createdAt: string;
            editedAt: string | null;
            removedAt: string | null;
            /** @description Until when one may change or delete it; null for others' comments. */
            changeableUntil: string | null;
        };
        DraftThread: {
            /** Format: uuid */
            id: string;
            /** @description The part of the post that this is about; null for all of it. */
            field: string | null;
            /** @description Words of that part as they were then. */
            quote: string | null;
            resolvedAt: string | null;
            resolvedByName: string | null;
            comments: components["schemas"]["DraftComment"][];
        };
        End: {
            what: components["schemas"]["EndKind"];
            /** @description The last day on which it holds, the day of majority, or that of the event; null: it waits. */
            onDay: string | null;
            authorizationId: string | null;
            requestId: string | null;
            subject: components["schemas"]["Subject"];
            kind: components["schemas"]["InstrumentKind"];
            siteId: string | null;
            /** @description When the owners were told, or asked whether the event has happened. */
            toldAt: string | null;
            /** @description The day on which they are told; null where they were, or are not told. */
            tellsOn: string | null;
        };
        EndAnnouncementBody: {
            reason: string;
        };
        EndHouseRuleBody: {
            /**
             * Format: date
             * @description The first day without it, today or later.
             * @example 2037-01-01
             */
            from: string;
            /** @description Why, with the cite where the law has changed. */
            reason: string;
        };
        /** @enum {string} */
        EndKind: "expires" | "of_age" | "event" | "link" | "waits";
        EndOtherSessionsAnswer: {
            ended: number;
        };
        EndingEvent: {
            words: string;
            /** @description Null where nobody has told that it happened. */
            telling: {
                /** Format: uuid */
                id: string;
                /**
                 * Format: date-time
                 * @description Since when it does not hold any more; up to a year ahead.
                 */
                happenedAt: string;
                /** Format: date-time */
                toldAt: string;
                toldByName: string;
            } | null;
        };
        ExportFhirAnswer: {
            /** @constant */
            resourceType: "Bundle";
        } & {
            [key: string]: unknown;
        };
        ExportPastPostsAnswer: {
            csv: string;
            next: string | null;
        };
        ExportPastPostsBody: {
            /**
             * @default open
             * @enum {string}
             */
            show: "open" | "lacks" | "look" | "decided" | "allowed" | "nobody" | "all";
            /** @default null */
            channelId: string | null;
            /**
             * @description Posted then or later.
             * @default null
             */
            from: string | null;
            /**
             * @description Posted before then.
             * @default null
             */
            until: string | null;
            /**
             * @description Words that the post has, in any case, with or without accents.
             * @default
             */
            text: string;
            after?: string;
        };
        Fact: {
            /** Format: uuid */
            id: string;
            kind: components["schemas"]["FactKind"];
            label: string;
            value: string;
            hours: components["schemas"]["OpeningHours"] | null;
            language: components["schemas"]["Language"] | null;
            siteId: string | null;
            siteName: string | null;
            ownerPersonId: string | null;
            ownerName: string | null;
            reviewOn: string | null;
            review: components["schemas"]["FactReview"];
            reviewedAt: string | null;
            reviewedByName: string | null;
            /** @enum {string} */
            state: "active" | "retired";
            revision: number;
        };
        /** @enum {string} */
        FactKind: "name" | "phone" | "email" | "address" | "domain" | "handle" | "hours" | "service" | "other";
        /** @enum {string} */
        FactReview: "none" | "ahead" | "due" | "overdue";
        /** @enum {string} */
        FaultKind: "timeout-before-accept" | "timeout-after-accept" | "late-accept" | "rate-limit" | "error-500-before-accept" | "error-500-after-accept" | "slow" | "reset-before-accept" | "reset-after-accept" | "truncated" | "moderated";
        /** @enum {string} */
        FaultOperation: "session" | "create" | "edit" | "read" | "list" | "remove" | "any";
        FaultPlan: {
            /** @default 1 */
            seed: number;
            rules: components["schemas"]["FaultRule"][];
        };
        FaultPlanInput: {
            /** @default 1 */
            seed: number;
            rules: components["schemas"]["FaultRuleInput"][];
        };
        FaultRule: {
            kind: components["schemas"]["FaultKind"];
            /** @default create */
            operation: components["schemas"]["FaultOperation"];
            /** @default null */
            times: number | null;
            /** @default 1 */
            probability: number;
            /** @default 1 */
            retryAfterSeconds: number | null;
            /** @default 1000 */
            delayMs: number;
        };
        FaultRuleInput: {
            kind: components["schemas"]["FaultKind"];
            /** @default create */
            operation: components["schemas"]["FaultOperation"];
            /** @default null */
            times: number | null;
            /** @default 1 */
            probability: number;
            /** @default 1 */
            retryAfterSeconds: number | null;
            /** @default 1000 */
            delayMs: number;
        };
        Fediverse: {
            isOn: boolean;
            /** @description What people search for on their own server: `@lakeside@news.example`. */
            address: string;
            /** @description Why it cannot be turned on here; null where it can. */
            obstacle: components["schemas"]["FediverseObstacle"] | null;
            followers: number;
            /** @description To how many inboxes a post goes. */
            servers: number;
            /** @description How many of them take nothing at the moment. */
            silentServers: number;
            /** @description Hosts from which nobody may follow. */
            blockedHosts: string[];
            /** @description Zero until it is turned on for the first time. */
            revision: number;
        };
        /** @enum {string} */
        FediverseObstacle: "FEDIVERSE_NEEDS_HTTPS" | "FEDIVERSE_NEEDS_ROOT";
        /** @enum {string} */
        FeedFormat: "rss" | "atom" | "json";
        FhirAccess: {
            /** @constant */
            kind: "bearer";
            /** @description The token. Left out keeps the one on record. */
            secret?: string;
        } | {
            /** @constant */
            kind: "client_credentials";
            /** Format: uri */
            tokenUrl: string;
            clientId: string;
            /** @default  */
            scope: string;
            /** @description Left out keeps the one on record. */
            secret?: string;
        };
        FhirServer: {
            baseUrl: string;
            /** @enum {string} */
            access: "bearer" | "client_credentials";
            tokenUrl: string | null;
            clientId: string | null;
            scope: string;
            revision: number;
            /** Format: date-time */
            updatedAt: string;
        };
        /** @enum {string} */
        FhirTrouble: "FHIR_UNREACHABLE" | "FHIR_ADDRESS_REFUSED" | "FHIR_ADDRESS_INSIDE" | "FHIR_TIMEOUT" | "FHIR_ANSWER_TOO_LARGE" | "FHIR_ANSWER_UNREADABLE" | "FHIR_REDIRECT" | "FHIR_UNAUTHORIZED" | "FHIR_TOKEN_REFUSED" | "FHIR_NOT_FOUND" | "FHIR_PRECONDITION" | "FHIR_MANY_CONSENTS" | "FHIR_REFUSED" | "FHIR_OVERLOADED" | "FHIR_FAILED" | "FHIR_NOT_R4" | "FHIR_NO_TRANSACTION" | "FHIR_NOT_CONNECTED";
        Finding: {
            /** @description Same for the same finding on the same content; waivers name it. */
            key: string;
            /** @description `baseText`, `variants.<network>`, `variants.<network>.thread.<n>`, `firstComment`, `options.mastodon.contentWarning`, `images.<n>.altText` or `link`. */
            field: string;
            start: number;
            end: number;
            type: string;
            code: string;
            /** @enum {string} */
            category: "privacy" | "professionalism" | "credibility" | "rights" | "accessibility" | "platform";
            severity: components["schemas"]["Severity"];
            /** @enum {string} */
            subject: "patient" | "staff" | "org" | "public" | "unknown";
            message: string;
            replacement: string | null;
            ruleId: string;
            ruleVersion: number;
            /** @description How sure the engine is, from 0 to 1: of findings at .9, nine in ten are right. Left out by rules that do not say. */
            confidence?: number;
            /** @description Why this was found here, in one plain sentence. */
            explanation?: string;
        };
        Form: {
            title: string;
            version: components["schemas"]["FormVersion"];
            parts: ({
                /** @constant */
                part: "passage";
                id: string;
                words: string;
            } | {
                /** @constant */
                part: "choices";
                /** @enum {string} */
                of: "media" | "infoScope" | "purposes" | "channels";
                items: {
                    id: string;
                    words: string;
                }[];
            } | {
                /** @constant */
                part: "answer";
                id: string;
                /** @enum {string} */
                by: "signer" | "child";
                words: string;
            } | {
                /** @constant */
                part: "signature";
            })[];
            /** @description School grade at which it is read with ease; null where it is not known. */
            readingGrade: number | null;
            /** @description Above the eighth grade. */
            isHardToRead: boolean;
        };
        FormContent: {
            /** @default null */
            title: {
                en: string;
                es: string;
            } | null;
            /**
             * @description Who looked at own words, and at what they cover.
             * @default
             */
            counsel: string;
            parts: ({
                /** @constant */
                part: "passage";
                id: string;
                /**
                 * @description Null: those that Bedside brings.
                 * @default null
                 */
                words: {
                    en: string;
                    es: string;
                } | null;
                /**
                 * @description Which elements of the law own words cover, as the house and its counsel say.
                 * @default []
                 */
                covers: number[];
            } | {
                /** @constant */
                part: "answer";
                id: string;
                /**
                 * @description Null: those that Bedside brings.
                 * @default null
                 */
                words: {
                    en: string;
                    es: string;
                } | null;
                /**
                 * @description Which elements of the law own words cover, as the house and its counsel say.
                 * @default []
                 */
                covers: number[];
            } | {
                /** @constant */
                part: "choices";
                /** @enum {string} */
                of: "media" | "infoScope" | "purposes" | "channels";
            } | {
                /** @constant */
                part: "signature";
            })[];
        };
        FormContentInput: {
            /** @default null */
            title: {
                en: string;
                es: string;
            } | null;
            /**
             * @description Who looked at own words, and at what they cover.
             * @default
             */
            counsel: string;
            parts: ({
                /** @constant */
                part: "passage";
                id: string;
                /**
                 * @description Null: those that Bedside brings.
                 * @default null
                 */
                words: {
                    en: string;
                    es: string;
                } | null;
                /**
                 * @description Which elements of the law own words cover, as the house and its counsel say.
                 * @default []
                 */
                covers: number[];
            } | {
                /** @constant */
                part: "answer";
                id: string;
                /**
                 * @description Null: those that Bedside brings.
                 * @default null
                 */
                words: {
                    en: string;
                    es: string;
                } | null;
                /**
                 * @description Which elements of the law own words cover, as the house and its counsel say.
                 * @default []
                 */
                covers: number[];
            } | {
                /** @constant */
                part: "choices";
                /** @enum {string} */
                of: "media" | "infoScope" | "purposes" | "channels";
            } | {
                /** @constant */
                part: "signature";
            })[];
        };
        FormReading: {
            en: components["schemas"]["Form"];
            es: components["schemas"]["Form"];
            covers: number[];
        };
        FormVersion: {
            /** @enum {string} */
            source: "bedside" | "house";
            number: number;
        };
        FormVersionView: {
            number: number;
            publishedByName: string;
            /** Format: date-time */
            publishedAt: string;
            counsel: string;
            sha256: string;
            grades: {
                en: number | null;
                es: number | null;
            };
            covers: number[];
            retiredByName: string | null;
            retiredAt: string | null;
            /** @description The next asking of this kind has these words. */
            isUsed: boolean;
        };
        FoundAccount: {
            /** @description Without an @ before it. */
            handle: string;
            /** @description What to write in a post. */
            mention: string;
            displayName: string;
        };
        GetClearanceAnswer: {
            /** @enum {string} */
            verdict: "clear" | "blocked";
            blockers: components["schemas"]["Blocker"][];
            lines: {
                line: components["schemas"]["ClearanceLine"];
                /** @enum {string} */
                state: "ok" | "open";
            }[];
            versionId: string | null;
        };
        GetDisclosureAnswer: {
            en: components["schemas"]["DisclosureWording"];
            es: components["schemas"]["DisclosureWording"];
            mayChange: boolean;
        };
        GetFeedAnswer: {
            createdAt: string | null;
        };
        GetFhirServerAnswer: {
            server: components["schemas"]["FhirServer"] | null;
        };
        GetFormAnswer: {
            form: components["schemas"]["HouseForm"];
            /** @description The draft; where there is none, what a new one begins from. */
            content: components["schemas"]["FormContent"];
            /** @description 0: there is no draft yet. */
            revision: number;
            palette: {
                /** @enum {string} */
                part: "passage" | "answer";
                id: string;
                words: {
                    en: string;
                    es: string;
                };
                covers: number[];
                when: ("guardian" | "child" | "representative" | "executor" | "remunerated" | "european") | null;
            }[];
            blanks: string[];
        };
        GetFormVersionAnswer: {
            version: components["schemas"]["FormVersionView"];
            content: components["schemas"]["FormContent"];
            reading: components["schemas"]["FormReading"];
        };
        GetHistoryAnswer: {
            entries: components["schemas"]["HistoryEntry"][];
        };
        GetOriginalsTemplateAnswer: {
            csv: string;
        };
        GetPlanAnswer: {
            plan: components["schemas"]["Plan"] | null;
            schedule: components["schemas"]["Schedule"] | null;
        };
        GetPostReviewAnswer: {
            review: components["schemas"]["Review"] | null;
            screening: components["schemas"]["Screening"] | null;
        };
        GetRequestAnswer: {
            request: components["schemas"]["Request"];
            form: components["schemas"]["Form"];
            /** @description Of whoever signs, also where they were kept at another asking. */
            passkeys: components["schemas"]["PasskeyView"][];
        };
        GetReviewAnswer: {
            review: components["schemas"]["Review"];
            version: components["schemas"]["Version"];
            /** @description The last version that was approved or sent back, for comparison. */
            decidedBefore: components["schemas"]["Version"] | null;
            /** @description The last version that was approved, for comparison. */
            approvedBefore: components["schemas"]["Version"] | null;
            screening: components["schemas"]["Screening"];
            postStage: components["schemas"]["Stage"];
            may: {
                decideSteps: string[];
                waive: boolean;
                /** @description Who could take it over from the person who asks. */
                handOverTo: {
                    /** Format: uuid */
                    id: string;
                    name: string;
                }[];
                /** @description Steps to which the person who asks may invite a guest. */
                inviteTo: string[];
                /** @description Whether they may attest a guest’s training in privacy law. */
                attest: boolean;
            };
        };
        GetScreeningFactsAnswer: {
            organization: {
                name: string;
                names: string[];
                phones: string[];
                emails: string[];
                addresses: string[];
                domains: string[];
                handles: string[];
                staffNames: string[];
                facts: {
                    hours: string[];
                    services: string[];
                    formerServices: string[];
                };
            };
            packs: components["schemas"]["RulePackId"][];
            /** @description Which names of the staff directory to fetch; 0 while there is none. */
            directoryRevision: number;
        };
        GetSealAnswer: {
            /** @description Null where it was not written down, or never sealed here. */
            seal: components["schemas"]["Seal"] | null;
        };
        GetSendingAnswer: {
            /** @description Whether the organization has named a FHIR server. */
            isConnected: boolean;
            /** @description Null where nothing was to be sent. */
            sending: components["schemas"]["Sending"] | null;
        };
        GetSessionAnswer: {
            session: components["schemas"]["Session"] | null;
        };
        GetSignInMethodsAnswer: {
            hasPassword: boolean;
            passwordChangedAt: string | null;
            passkeys: components["schemas"]["Passkey"][];
            passkeysPossible: boolean;
            totp: boolean;
            recoveryCodesLeft: number;
            sso: {
                offered: boolean;
                label: string;
                linked: boolean;
            };
        };
        GetSsoProviderAnswer: {
            provider: components["schemas"]["SsoProvider"] | null;
            redirectUri: string;
        };
        GetStateContentAnswer: {
            content: components["schemas"]["Content"];
        };
        GetTrailAnswer: {
            entries: components["schemas"]["TrailEntry"][];
        };
        GiveSecondFactorBody: {
            code: string;
        };
        Guest: {
            /** Format: uuid */
            id: string;
            name: string;
            email: string;
            stepId: string;
            state: components["schemas"]["GuestState"];
            invitedByName: string;
            /** Format: date-time */
            invitedAt: string;
            /** Format: date-time */
            expiresAt: string;
            trainingAttestedByName: string | null;
            /** @description Why a mail did not reach them; null while nothing went wrong. */
            mailErrorCode: string | null;
        };
        /** @enum {string} */
        GuestState: "invited" | "opened" | "reading" | "decided" | "expired" | "revoked";
        /** @enum {string} */
        HandKind: "facebook" | "linkedin" | "snapchat" | "tiktok" | "other";
        HandOverBody: {
            /** Format: uuid */
            personId: string;
            /**
             * @description Whoever had it was asked, and has not posted it.
             * @constant
             */
            notPosted: true;
        };
        HandOverGroup: {
            kind: components["schemas"]["HandOverKind"];
            /** @enum {string} */
            outcome: "moves" | "stays" | "ends" | "asks";
            count: number;
            items: {
                /** Format: uuid */
                id: string;
                label: string;
                link: string | null;
            }[];
        };
        /** @enum {string} */
        HandOverKind: "draft" | "in_review" | "changes_requested" | "approved" | "planned" | "approval" | "review" | "review_alone" | "channel" | "fact" | "key";
        HandOverReviewBody: {
            /** Format: uuid */
            toPersonId: string;
            reason: string;
            /** Format: date-time */
            until: string;
        };
        HandPlace: {
            /** Format: uuid */
            channelId: string;
            kind: components["schemas"]["HandKind"];
            place: string;
            /** @description Who posts there: the first who works here is asked. */
            posters: {
                /** Format: uuid */
                id: string;
                name: string;
            }[];
        };
        HandStep: {
            /** @enum {string} */
            kind: "post" | "thread" | "first_comment";
            /** @description Exactly what was cleared, with its link. */
            text: string;
            media: {
                /** Format: uuid */
                id: string;
                sha256: string;
                mimeType: string;
                /** @enum {string} */
                kind: "image" | "video" | "document";
                altText: string;
            }[];
        };
        HandTask: {
            /**
             * Format: uuid
             * @description Of its delivery.
             */
            id: string;
            /** Format: uuid */
            postId: string;
            /** Format: uuid */
            channelId: string;
            channelName: string;
            kind: components["schemas"]["HandKind"];
            /** @description The address of the group, page or profile. */
            place: string;
            /** @enum {string} */
            state: "to_post" | "to_take_down" | "standing" | "waiting" | "over";
            holder: {
                /** Format: uuid */
                id: string;
                name: string;
            };
            /** Format: date-time */
            dueAt: string;
            /** Format: date-time */
            handedAt: string;
            /**
             * Format: date-time
             * @description From then on nothing of it is shown any more.
             */
            endsAt: string;
            isLate: boolean;
            isMine: boolean;
            /** @description Where it stands, or stood. */
            url: string | null;
        };
        HandTaskDetail: {
            /**
             * Format: uuid
             * @description Of its delivery.
             */
            id: string;
            /** Format: uuid */
            postId: string;
            /** Format: uuid */
            channelId: string;
            channelName: string;
            kind: components["schemas"]["HandKind"];
            /** @description The address of the group, page or profile. */
            place: string;
            /** @enum {string} */
            state: "to_post" | "to_take_down" | "standing" | "waiting" | "over";
            holder: {
                /** Format: uuid */
                id: string;
                name: string;
            };
            /** Format: date-time */
            dueAt: string;
            /** Format: date-time */
            handedAt: string;
            /**
             * Format: date-time
             * @description From then on nothing of it is shown any more.
             */
            endsAt: string;
            isLate: boolean;
            isMine: boolean;
            /** @description Where it stands, or stood. */
            url: string | null;
            mayAnswer: boolean;
            /** @description Who else posts there, and can be given it. */
            others: {
                /** Format: uuid */
                id: string;
                name: string;
            }[];
            /** @description Why it must not be posted any more; asked of the gate just now. */
            blockers: components["schemas"]["Blocker"][];
            /** @description Empty unless it is to be posted, the gate says Clear now, and the reader may answer. */
            steps: components["schemas"]["HandStep"][];
        };
        Health: {
            ready: boolean;
            oldestDueSeconds: number;
            workersAlive: number;
            lastJobAt: string | null;
            mailIsSetUp: boolean;
            /** @description Whether text messages (SMS) can be sent. */
            textsAreSetUp: boolean;
            counts: {
                unknown: number;
                needsPerson: number;
                parked: number;
            };
            /** @description Backups that are made by themselves; null where none is set up. */
            backup: {
                lastDoneAt: string | null;
                /** @description A whole one was missed. */
                isLate: boolean;
                /** @description Why the last try failed, where none was done since. */
                failureCode: string | null;
            } | null;
            /** @description The last restore from a backup; null where there was none in the last week. */
            restore: {
                /**
                 * Format: date-time
                 * @description What was done later was lost.
                 */
                takenAt: string;
                /** Format: date-time */
                restoredAt: string;
            } | null;
        };
        HealthReport: {
            lateness: {
                days: number;
                /** @description Confirmed deliveries by how long after their time they were seen on the network. */
                buckets: {
                    fromSeconds: number;
                    toSeconds: number | null;
                    count: number;
                }[];
            };
            deliveries: {
                due: number;
                later: number;
                onTheWay: number;
                unknown: number;
                needsPerson: number;
                removing: number;
            };
            jobs: {
                waiting: number;
                running: number;
                failed: number;
            };
            channels: {
                /** Format: uuid */
                id: string;
                name: string;
                network: components["schemas"]["NetworkId"];
                /** @enum {string} */
                state: "connected" | "awaiting_confirmation" | "needs_reauthorization" | "disconnected";
                lastErrorCode: string | null;
                checkedAt: string | null;
                /** @description When the sign-in ends by itself; null where it does not, or the network does not tell. */
                credentialsExpireAt: string | null;
                trouble: components["schemas"]["NetworkTrouble"] | null;
            }[];
            /** @description Sources of notices of which nothing came for a day. */
            sources: {
                /** Format: uuid */
                id: string;
                name: string;
                code: components["schemas"]["SourceTrouble"];
                /** Format: date-time */
                since: string;
            }[];
            /** @description What did not go out and waits for something, newest first; at most 100. */
            stuck: components["schemas"]["StuckDelivery"][];
            /** @description Work behind the scenes that failed for good; null for whoever is no administrator. */
            failedJobs: {
                id: string;
                task: string;
                attempts: number;
                errorName: string | null;
                /** Format: date-time */
                failedAt: string;
            }[] | null;
        };
        Hint: {
            /** @constant */
            code: "close";
            /** Format: uuid */
            channelId: string;
            /** Format: uuid */
            postId: string;
            minutes: number;
        } | {
            /** @constant */
            code: "crowded";
            /** Format: uuid */
            channelId: string;
            count: number;
        } | {
            /** @constant */
            code: "same_words";
            /** Format: uuid */
            channelId: string;
            /** Format: uuid */
            postId: string;
        } | {
            /** @constant */
            code: "blackout";
            /** Format: uuid */
            channelId: string;
            /** Format: uuid */
            blackoutId: string;
        };
        HistoryEntry: {
            /** @example draft */
            ref: string;
            /** @enum {string} */
            kind: "draft" | "version" | "checkpoint";
            /** @description Of a version. */
            number: number | null;
            /** Format: date-time */
            at: string;
            byName: string;
            contentHash: string;
        };
        Holiday: {
            /** Format: date */
            date: string;
            name: string;
        };
        HouseForm: {
            kind: components["schemas"]["InstrumentKind"];
            shipped: {
                version: number;
                title: {
                    en: string;
                    es: string;
                };
                grades: {
                    en: number | null;
                    es: number | null;
                };
                covers: number[];
                isUsed: boolean;
            };
            /** @description Elements that a form of this kind has to cover. */
            requires: number[];
            /** @description The newest first. */
            versions: components["schemas"]["FormVersionView"][];
            draft: {
                revision: number;
                updatedByName: string;
                /** Format: date-time */
                updatedAt: string;
                faults: number;
            } | null;
        };
        ImageHit: {
            /** Format: uuid */
            mediaId: string;
            /** Format: uuid */
            postId: string;
            postStage: components["schemas"]["Stage"];
            mimeType: string;
            altText: {
                text: string;
                marks: {
                    start: number;
                    end: number;
                }[];
            };
        };
        ImportChoices: {
            /** @default null */
            mapping: (components["schemas"]["ImportField"] | null)[] | null;
            /** @default null */
            separator: ("," | ";" | "\t" | "|") | null;
            /** @default false */
            markMissingAsLeft: boolean;
        };
        /** @enum {string} */
        ImportField: "displayName" | "givenName" | "familyName" | "otherNames" | "title" | "credentials" | "email" | "jobTitle" | "department" | "site" | "externalId";
        ImportPreview: {
            contentSha256: string;
            planSha256: string;
            /** @enum {string} */
            separator: "," | ";" | "\t" | "|";
            columns: {
                heading: string;
                field: components["schemas"]["ImportField"] | null;
                examples: string[];
            }[];
            counts: components["schemas"]["ApplyImportAnswer"];
            added: {
                row: number;
                displayName: string;
                email: string | null;
                department: string | null;
                jobTitle: string | null;
            }[];
            changed: {
                row: number;
                /** Format: uuid */
                id: string;
                displayName: string;
                changes: {
                    /** @enum {string} */
                    field: "displayName" | "givenName" | "familyName" | "otherNames" | "title" | "credentials" | "email" | "jobTitle" | "department" | "site" | "externalId" | "state";
                    before: string | null;
                    after: string | null;
                }[];
            }[];
            left: {
                /** Format: uuid */
                id: string;
                displayName: string;
                department: string | null;
            }[];
            errors: {
                row: number;
                column: string | null;
                field: components["schemas"]["ImportField"] | null;
                code: components["schemas"]["RowFault"];
                otherRow: number | null;
            }[];
        };
        /** @enum {string} */
        ImportSource: "file" | "network" | "bedside";
        /** @enum {string} */
        ImportState: "open" | "reading" | "stopped" | "done" | "discarded";
        /** @enum {string} */
        InfoElement: "photo" | "video" | "voice" | "name" | "words" | "story" | "diagnosis";
        /** @enum {string} */
        InstrumentKind: "publication" | "testimonial" | "capture" | "staff_release" | "bystander_release" | "likeness" | "research_recruitment" | "part2";
        InviteGuestAnswer: {
            guest: components["schemas"]["Guest"];
            /** @description What to hand over, shown once, where mail is not set up; null where both go by mail. */
            handOver: {
                link: string;
                code: string;
            } | null;
        };
        InviteGuestBody: {
            stepId: string;
            name: string;
            /** Format: email */
            email: string;
            /** @default en */
            locale: components["schemas"]["Language"];
            /** @default 7 */
            validDays: number;
            /**
             * @description How a privacy officer knows that the guest is trained in privacy law; null attests nothing.
             * @default null
             */
            attestation: string | null;
        };
        InvitePersonAnswer: {
            person: components["schemas"]["Person"];
            invitationLink: string;
        };
        InvitePersonBody: {
            name: string;
            /** Format: email */
            email: string;
            roles: components["schemas"]["Role"][];
            /** @default null */
            privacyTrainedUntil: string | null;
        };
        Key: {
            /** Format: uuid */
            id: string;
            name: string;
            owner: {
                /** Format: uuid */
                id: string;
                name: string;
            };
            lastFour: string;
            scopes: components["schemas"]["KeyScope"][];
            state: components["schemas"]["KeyState"];
            /** Format: date-time */
            createdAt: string;
            /** Format: date-time */
            expiresAt: string;
            lastUsedAt: string | null;
            revokedAt: string | null;
        };
        /** @enum {string} */
        KeyScope: "posts:read" | "posts:write" | "posts:publish" | "reviews:read" | "channels:read" | "media:read" | "media:write" | "screen" | "people:read" | "people:write" | "organization:read" | "organization:write" | "directory:read" | "directory:write" | "webhooks:read" | "webhooks:write";
        /** @enum {string} */
        KeyState: "active" | "expired" | "revoked" | "owner_gone";
        /** @enum {string} */
        Language: "en" | "es";
        LeavePersonAnswer: {
            person: components["schemas"]["Person"];
            groups: components["schemas"]["HandOverGroup"][];
        };
        LeavePersonBody: {
            revision: number;
            successorId: string | null;
            /** @default false */
            lendReviewingRoles: boolean;
        };
        LibraryEntry: {
            entry: {
                versionNumber: number;
                /** @description Whether it is the newest version of the post. */
                isNewest: boolean;
                networks: components["schemas"]["ShareNetwork"][];
                /** Format: date-time */
                endsAt: string;
                /** Format: date-time */
                enteredAt: string;
                enteredByName: string;
            } | null;
            /** @description Whether staff can share it now. */
            isOpen: boolean;
            /** @description Why not. */
            blockers: components["schemas"]["Blocker"][];
            mayManage: boolean;
        };
        LibraryItem: {
            /** Format: uuid */
            postId: string;
            text: string;
            link: string | null;
            /** @enum {string} */
            language: "en" | "es";
            images: {
                /** Format: uuid */
                mediaId: string;
                altText: string;
            }[];
            hasVideo: boolean;
            networks: components["schemas"]["ShareNetwork"][];
            /** Format: date-time */
            endsAt: string;
            /** Format: date-time */
            enteredAt: string;
        };
        LiftStopBody: {
            reason: string;
        };
        LinkCheck: {
            url: string;
            /**
             * @description `turnedAway`: the site lets no program look, which says nothing about people.
             * @enum {string}
             */
            outcome: "reached" | "missing" | "turnedAway" | "failing" | "unreachable" | "notPublic";
            /** @description HTTP status of the last answer. */
            status: number | null;
            /** @description Where it leads in the end. */
            finalUrl: string | null;
            /** @description Ends on a server of another name. */
            leadsElsewhere: boolean;
            isEncrypted: boolean;
            /** @description The same page by https, where the link has http and this works. */
            httpsUrl: string | null;
            isShortener: boolean;
            trackingParameters: string[];
            /** @description The link without tracking parameters. */
            cleanUrl: string | null;
            /** @description What networks that make a card from the page will find there. */
            card: {
                title: string;
                description: string | null;
                siteName: string | null;
                imageUrl: string | null;
            } | null;
            /** Format: date-time */
            checkedAt: string;
        };
        LinkStaffBody: {
            personId: string | null;
            revision: number;
        };
        ListActivityAnswer: {
            entries: components["schemas"]["ActivityEntry"][];
            next: string | null;
        };
        ListAnnouncementsAnswer: {
            announcements: components["schemas"]["Announcement"][];
            next: string | null;
        };
        ListApplicationsAnswer: {
            applications: components["schemas"]["Application"][];
            /**
             * Format: uri
             * @description The exact address to which networks send people back.
             */
            redirectUri: string;
        };
        ListAuthorizationsAnswer: {
            authorizations: components["schemas"]["Authorization"][];
            next: string | null;
        };
        ListBulkImportsAnswer: {
            imports: components["schemas"]["BulkImport"][];
        };
        ListChannelsAnswer: {
            channels: components["schemas"]["Channel"][];
        };
        ListClickDaysAnswer: {
            days: {
                /** Format: date */
                day: string;
                clicks: number;
            }[];
        };
        ListCommentsAnswer: {
            comments: components["schemas"]["Comment"][];
        };
        ListDraftCommentsAnswer: {
            threads: components["schemas"]["DraftThread"][];
        };
        ListEndsAnswer: {
            ends: components["schemas"]["End"][];
            /** @description More follow; where names are searched, a page may be short and still have a next one. */
            next: string | null;
        };
        ListExamplesAnswer: {
            examples: {
                id: string;
                language: components["schemas"]["Language"];
                title: string;
                text: string;
            }[];
        };
        ListFactsAnswer: {
            facts: components["schemas"]["Fact"][];
            next: string | null;
            toReview: number;
        };
        ListFormsAnswer: {
            forms: components["schemas"]["HouseForm"][];
        };
        ListHandPlacesAnswer: {
            places: components["schemas"]["HandPlace"][];
        };
        ListHandTasksAnswer: {
            tasks: components["schemas"]["HandTask"][];
            next: string | null;
        };
        ListHolidayPlacesAnswer: {
            countries: {
                code: string;
                name: string;
            }[];
            regions: {
                code: string;
                name: string;
            }[];
        };
        ListKeysAnswer: {
            keys: components["schemas"]["Key"][];
            grantable: components["schemas"]["KeyScope"][];
        };
        ListKindsAnswer: {
            kinds: {
                kind: components["schemas"]["OrganizationKind"];
                roles: components["schemas"]["Role"][];
                steps: components["schemas"]["ReviewStep"][];
                packs: components["schemas"]["RulePackId"][];
                facts: string[];
            }[];
        };
        ListLibraryAnswer: {
            items: components["schemas"]["LibraryItem"][];
            next: string | null;
        };
        ListMessagesAnswer: {
            messages: components["schemas"]["Message"][];
            next: string | null;
            unread: number;
            mailIsSetUp: boolean;
        };
        ListNetworksAnswer: {
            networks: components["schemas"]["Network"][];
        };
        ListNoticesAnswer: {
            notices: components["schemas"]["Notice"][];
            next: string | null;
        };
        ListOriginalsAnswer: {
            originals: components["schemas"]["OriginalSummary"][];
            next: string | null;
        };
        ListOwnAccountsAnswer: {
            accounts: components["schemas"]["OwnAccount"][];
        };
        ListOwnSessionsAnswer: {
            sessions: components["schemas"]["OwnSession"][];
        };
        ListPastImportsAnswer: {
            imports: components["schemas"]["PastImport"][];
        };
        ListPeopleAnswer: {
            people: {
                /** Format: uuid */
                id: string;
                name: string;
                email: string;
                roles: components["schemas"]["Role"][];
                state: components["schemas"]["PersonState"];
                locale: components["schemas"]["Language"];
                privacyTrainedUntil: string | null;
                revision: number;
                limitedRoles: components["schemas"]["Role"][];
            }[];
            next: string | null;
        };
        ListPlacesAnswer: {
            /** @description By the network's own ids. */
            places: components["schemas"]["Place"][];
            /** @description Whether this network can be asked at all. */
            supported: boolean;
        };
        ListPostReadersAnswer: {
            people: {
                /** Format: uuid */
                id: string;
                name: string;
            }[];
        };
        ListPostedTextsAnswer: {
            posts: components["schemas"]["PostedText"][];
            next: string | null;
        };
        ListPostsAnswer: {
            posts: components["schemas"]["PostSummary"][];
            next: string | null;
        };
        ListQuarantineAnswer: {
            pictures: components["schemas"]["Quarantine"][];
        };
        ListQuotasAnswer: {
            /** @description Of networks that count posts. */
            channels: components["schemas"]["ChannelQuota"][];
        };
        ListRefusedSendingsAnswer: {
            sendings: components["schemas"]["Refused"][];
            next: string | null;
        };
        ListRequestsAnswer: {
            requests: components["schemas"]["Request"][];
            next: string | null;
        };
        ListSharesAnswer: {
            shares: components["schemas"]["Share"][];
            next: string | null;
        };
        ListShortLinksAnswer: {
            links: {
                code: string;
                /** @description The whole short address. */
                address: string;
                target: string;
                network: components["schemas"]["NetworkId"];
                /** @description Names of the channels on that network that the post goes to. */
                channels: string[];
                /** Format: uuid */
                postId: string;
                /** @description Beginning of the text of the post. */
                excerpt: string;
                clicks: number;
                /** @description The last day (UTC) on which somebody opened it. */
                lastDay: string | null;
                /** Format: date-time */
                madeAt: string;
            }[];
            next: string | null;
        };
        ListSitesAnswer: {
            sites: components["schemas"]["Site"][];
        };
        ListSourcesAnswer: {
            sources: components["schemas"]["Source"][];
            proposals: components["schemas"]["SourceProposal"][];
        };
        ListSsoProvidersAnswer: {
            providers: {
                /** Format: uuid */
                organizationId: string;
                label: string;
            }[];
        };
        ListStaffAnswer: {
            members: components["schemas"]["StaffMember"][];
            next: string | null;
        };
        ListStaffGroupsAnswer: {
            groups: components["schemas"]["StaffGroup"][];
        };
        ListStaffNamesAnswer: {
            revision: number;
            names: string[];
        };
        ListStandingAnswer: {
            channels: components["schemas"]["Standing"][];
        };
        ListStopsAnswer: {
            stops: components["schemas"]["Stop"][];
            /** @description False where the file store cannot say whether more is stopped. Nothing goes out as long as that is so. */
            isKnown: boolean;
        };
        ListSubjectsAnswer: {
            subjects: components["schemas"]["Subject"][];
            next: string | null;
        };
        ListTemplatesAnswer: {
            templates: components["schemas"]["Template"][];
            next: string | null;
        };
        ListUtmPresetsAnswer: {
            presets: components["schemas"]["UtmPreset"][];
            mayChange: boolean;
            /** @description What a short address begins with; its code follows. */
            shortBase: string;
            /** @description Places of this house, whose addresses leave as they are written. */
            house: string[];
        };
        ListViewsAnswer: {
            views: components["schemas"]["Saved"][];
            mayShare: boolean;
        };
        ListWebhooksAnswer: {
            webhooks: components["schemas"]["Webhook"][];
        };
        /** @enum {string} */
        LogKind: "accepted" | "duplicated" | "refused" | "edited" | "removed";
        LookUpAccountsAnswer: {
            accounts: components["schemas"]["FoundAccount"][];
            /** @description Whether this network can be asked at all. */
            supported: boolean;
        };
        MakeFeedAnswer: {
            /** @description Shown once. Whoever has it sees when posts are planned. */
            address: string;
        };
        MakeRequestCodeAnswer: {
            code: string;
        };
        MakeResetLinkAnswer: {
            link: string;
        };
        MakeResetLinkBody: {
            clearSecondFactor: boolean;
        };
        MapGroupRolesBody: {
            roles: components["schemas"]["Role"][];
            /** @default false */
            allowPowerfulRoles: boolean;
            revision: number;
        };
        MarkNoticeBody: {
            /** @enum {string} */
            as: "set_aside" | "taken_back" | "change_seen";
        };
        Media: {
            /** Format: uuid */
            id: string;
            kind: components["schemas"]["MediaKind"];
            sha256: string;
            /** @description Of the file that was handed in, so that it is known when it comes again. */
            originalSha256: string;
            mimeType: string;
            /** @description Of a document: of its first page, at 72 dots per inch. */
            widthPx: number;
            heightPx: number;
            byteSize: number;
            /** @description Of a video; null of all else. */
            durationMs: number | null;
            videoCodec: ("avc" | "hevc" | "av1") | null;
            /** @description Null where a video is silent. */
            audioCodec: ("aac" | "mp3") | null;
            /** @description Of a document; null of all else. */
            pageCount: number | null;
            /** @description Kinds of metadata that were taken out on intake, e.g. `exif`, `gps`. */
            strippedMetadata: string[];
            /** @description The image that this one was cut from. */
            derivedFrom: string | null;
        };
        /** @enum {string} */
        MediaChoice: "images" | "first-image" | "video" | "document" | "none";
        /** @enum {string} */
        MediaKind: "image" | "video" | "document";
        Message: {
            /** Format: uuid */
            id: string;
            kind: string;
            subject: string;
            body: string;
            link: string | null;
            createdAt: string;
            sentAt: string | null;
            readAt: string | null;
        };
        MovePostsAnswer: {
            results: {
                /** Format: uuid */
                postId: string;
                ok: boolean;
                code: string | null;
                message: string | null;
                details: {
                    [key: string]: unknown;
                };
            }[];
        };
        MovePostsBody: {
            moves: ({
                /** @constant */
                to: "time";
                /** Format: uuid */
                postId: string;
                /** @description Wall time, e.g. `2027-03-14T09:30`. */
                localTime: string;
                /** @description IANA name, e.g. `America/Chicago`. */
                timeZone: string;
                /**
                 * @description Which of two instants, when clocks are set back and the wall time happens twice.
                 * @default null
                 */
                fold: ("earlier" | "later") | null;
            } | {
                /** @constant */
                to: "nowhere";
                /** Format: uuid */
                postId: string;
            })[];
            override?: components["schemas"]["Override"];
        };
        Network: {
            network: components["schemas"]["NetworkId"];
            /**
             * @description Whether the application is there without which nobody is let in.
             * @enum {string}
             */
            application: "not-needed" | "set" | "missing";
        };
        /** @enum {string} */
        NetworkId: "newsroom" | "practice" | "facebook" | "instagram" | "threads" | "x" | "linkedin" | "youtube" | "tiktok" | "pinterest" | "snapchat" | "google-business" | "wordpress" | "bluesky" | "mastodon" | "by-hand";
        NetworkOptions: {
            /** @enum {string} */
            visibility?: "public" | "unlisted" | "private";
            contentWarning?: string;
            /**
             * @description What the post is there.
             * @enum {string}
             */
            form?: "feed" | "story" | "reel" | "event" | "offer";
            title?: string;
            /** @description A board or a category, by the network's own id. */
            place?: string;
            /** @description Of an event or an offer. */
            event?: {
                title: string;
                /** Format: date-time */
                startsAt: string;
                /** Format: date-time */
                endsAt: string;
                /** @description IANA name of the zone in which the times were written: networks that show times of day need it. */
                timeZone?: string;
            };
            offer?: {
                couponCode?: string;
                redeemUrl?: string;
                terms?: string;
            };
            /** @description A button below the post. */
            action?: {
                /** @enum {string} */
                kind: "book" | "order" | "learn-more" | "sign-up" | "call";
                /** @description Where it leads; `call` needs none. */
                url?: string;
            };
            /** @description Made for children, as networks must be told by law. */
            forChildren?: boolean;
        };
        NetworkTrouble: {
            /** @description The host that is asked; null for networks inside of Bedside. */
            service: string | null;
            /**
             * Format: date-time
             * @description Of the first failure.
             */
            since: string;
            /**
             * Format: date-time
             * @description From then on, as soon as there is something to send.
             */
            triedAgainAt: string;
        };
        NextSlotsAnswer: {
            slots: {
                /** @description Wall time, e.g. `2027-03-14T09:30`. */
                localTime: string;
                /** @description IANA name, e.g. `America/Chicago`. */
                timeZone: string;
                /**
                 * @description Which of two instants, when clocks are set back and the wall time happens twice.
                 * @default null
                 */
                fold: ("earlier" | "later") | null;
                /** Format: date-time */
                dueAt: string;
            }[];
        };
        NoteConditionBody: {
            counsel: string;
            /**
             * Format: date
             * @example 2026-01-05
             */
            seenOn: string;
            /** @default null */
            until: string | null;
            /** @default  */
            note: string;
        };
        Notice: {
            /** Format: uuid */
            id: string;
            /** Format: uuid */
            sourceId: string;
            sourceName: string;
            title: string;
            link: string;
            /** @description Its first words without markup, to read here. */
            summary: string;
            /** @description BCP 47 language of the notices. */
            language: string;
            publishedAt: string | null;
            /** Format: date-time */
            listedAt: string;
            isSevere: boolean;
            state: components["schemas"]["NoticeState"];
            /** @description What the source did to it since, until somebody has seen that. */
            change: {
                /** @enum {string} */
                kind: "edited" | "withdrawn";
                /** Format: date-time */
                at: string;
                before: {
                    title: string;
                    summary: string;
                    link: string;
                } | null;
            } | null;
            hashtags: string[];
            posts: {
                /** Format: uuid */
                postId: string;
                stage: components["schemas"]["Stage"];
                /** @description Since when something of it stands. */
                outSince: string | null;
            }[];
        };
        /** @enum {string} */
        NoticeState: "new" | "drafted" | "passed_on" | "set_aside";
        NotificationChoice: {
            /**
             * @description A mail for each message, one a day for all of them, or none. Warnings about sign-in always come.
             * @enum {string}
             */
            mail: "each" | "daily" | "off";
            /** @description When the daily mail goes out. */
            digestAt: string;
            /** @description No mail from the one to the other, over midnight where the second is earlier; null is never quiet. */
            quiet: {
                /** @example 20:00 */
                from: string;
                /** @example 07:00 */
                to: string;
            } | null;
            /** @description IANA name of the zone in which these times are meant. */
            timeZone: string;
        };
        Observance: {
            key: string;
            /** @enum {string} */
            kind: "day" | "week" | "month";
            name: string;
            /** Format: date */
            from: string;
            /**
             * Format: date
             * @description Included.
             */
            until: string;
            proclaimedBy: string;
            /** @description A page of whoever proclaims it. */
            source: string;
        };
        Occurrence: {
            /** Format: date */
            on: string;
            /** Format: date-time */
            dueAt: string;
            /** @enum {string} */
            outcome: "made" | "skipped";
            because: ("blackout" | "late") | null;
            postId: string | null;
            stage: components["schemas"]["Stage"] | null;
        };
        OpenGuestLinkAnswer: {
            /** @enum {string} */
            entry: "none" | "code" | "in" | "over";
            name: string | null;
            organizationName: string | null;
            locale: components["schemas"]["Language"] | null;
            /** @description Where the code went, hidden but for a few letters. */
            emailHint: string | null;
            /** @description False: whoever invited hands the code over. */
            codeByMail: boolean;
        };
        OpenGuestLinkBody: {
            token: string;
        };
        OpeningHours: {
            weekly: {
                days: number[];
                opens: string;
                closes: string;
            }[];
            exceptions: {
                /** Format: date */
                date: string;
                opens: string | null;
                closes: string | null;
            }[];
        };
        OrderViewsBody: {
            list: components["schemas"]["ViewList"];
            viewIds: string[];
        };
        Organization: {
            /** Format: uuid */
            id: string;
            name: string;
            slug: string;
            kind: components["schemas"]["OrganizationKind"];
            timeZone: string;
            languages: components["schemas"]["Language"][];
            facts: components["schemas"]["OrganizationFactsView"];
            reviewSteps: components["schemas"]["ReviewStep"][];
            packs: components["schemas"]["RulePackId"][];
            secondAdministrator: components["schemas"]["SecondAdministrator"];
            isSample: boolean;
            revision: number;
            /** Format: date-time */
            updatedAt: string;
        };
        OrganizationFacts: {
            /** @default [] */
            names: string[];
            /** @default [] */
            phones: string[];
            /** @default [] */
            emails: string[];
            /** @default [] */
            addresses: string[];
            /** @default [] */
            domains: string[];
            /** @default [] */
            handles: string[];
        };
        OrganizationFactsView: {
            /** @default [] */
            names: string[];
            /** @default [] */
            phones: string[];
            /** @default [] */
            emails: string[];
            /** @default [] */
            addresses: string[];
            /** @default [] */
            domains: string[];
            /** @default [] */
            handles: string[];
            hours: string[];
            services: string[];
            formerServices: string[];
        };
        /** @enum {string} */
        OrganizationKind: "hospital" | "childrens_hospital" | "practice" | "pharmacy" | "university" | "professional_society" | "public_health_agency" | "pharmaceutical_company" | "advocacy_group";
        Original: {
            /** Format: uuid */
            id: string;
            source: components["schemas"]["OriginalSource"];
            state: components["schemas"]["OriginalState"];
            /**
             * Format: date-time
             * @description Since when it is in that state.
             */
            stateAt: string;
            isOverdue: boolean;
            kind: components["schemas"]["InstrumentKind"];
            subjectName: string;
            /** Format: date */
            signedOn: string;
            typedByName: string;
            /** Format: date-time */
            typedAt: string;
            revision: number;
            facts: components["schemas"]["OriginalInput"];
            subject: {
                id: string | null;
                kind: components["schemas"]["SubjectKind"];
                name: string;
                bornOn: string | null;
                isKnownAdult: boolean;
                majorityOn: string | null;
                diedOn: string | null;
            };
            media: {
                /** Format: uuid */
                mediaId: string;
                sha256: string;
            }[];
            scan: {
                mimeType: components["schemas"]["ScanMime"];
                sha256: string;
                byteSize: number;
                /** @description How many pages of a PDF can be shown as pictures, at `…/scan/pages/<number>`; null: none. */
                pages: number | null;
            } | null;
            scannedByName: string | null;
            scannedAt: string | null;
            comparedByName: string | null;
            /** @description Why it was sent back or discarded. */
            reason: string | null;
            authorizationId: string | null;
            comparing: components["schemas"]["Comparing"];
            mayCorrect: boolean;
            mayScan: boolean;
            mayDiscard: boolean;
        };
        OriginalExpiry: {
            /** @constant */
            kind: "date";
            /**
             * Format: date
             * @description The last day on which it holds.
             */
            on: string;
        } | {
            /** @constant */
            kind: "event";
            event: string;
        } | {
            /** @constant */
            kind: "none";
        };
        OriginalInput: {
            subject: {
                /** Format: uuid */
                id: string;
            } | components["schemas"]["SubjectInput"];
            signer: {
                role: components["schemas"]["SignerRole"];
                /**
                 * @description Left empty where the person signed alone.
                 * @default
                 */
                name: string;
                /**
                 * @description What let somebody else sign: parent, court order, power of attorney.
                 * @default null
                 */
                authorityKind: string | null;
                /**
                 * @description Where the proof of it was seen or is kept.
                 * @default null
                 */
                authorityEvidence: string | null;
            };
            kind: components["schemas"]["InstrumentKind"];
            /**
             * @description Other kinds that the same paper gives.
             * @default []
             */
            alsoGives: components["schemas"]["InstrumentKind"][];
            language: components["schemas"]["Language"];
            /**
             * Format: date
             * @example 2026-02-01
             */
            signedOn: string;
            /** @description What is shown or told, as the paper has it. */
            description: string;
            /** @default [] */
            infoScope: components["schemas"]["InfoElement"][];
            /** @default [] */
            mediaIds: string[];
            /**
             * @description Pictures that are told by the hash of their bytes.
             * @default []
             */
            mediaSha256: string[];
            /** @default [] */
            purposes: components["schemas"]["Purpose"][];
            /** @default [] */
            channelIds: string[];
            /**
             * @description The part of the organization that may disclose; null is all of it.
             * @default null
             */
            siteId: string | null;
            /** @default null */
            expiry: components["schemas"]["OriginalExpiry"] | null;
            /**
             * @description Statements that stand on the paper.
             * @default []
             */
            statements: components["schemas"]["Statement"][];
            /**
             * @description Where a withdrawal is received; empty where the paper does not say.
             * @default
             */
            withdrawAt: string;
            /** @default false */
            isPaid: boolean;
            /** @default false */
            isSale: boolean;
            /** @default false */
            isConditionOfCare: boolean;
            /** @default false */
            isOfPsychotherapyNotes: boolean;
            /** @default false */
            isOfCounsellingNotes: boolean;
            /**
             * @description When the person agreed that the pictures are taken, and took that back.
             * @default null
             */
            capture: {
                /** Format: date */
                consentedOn: string;
                /** @default null */
                rescindedOn: string | null;
            } | null;
            /**
             * @description The paper releases a face or a voice.
             * @default false
             */
            likenessReleased: boolean;
            /**
             * @description What a child said itself.
             * @default null
             */
            assent: {
                /** @enum {string} */
                answer: "yes" | "no";
                /** Format: date */
                on: string;
            } | null;
            /**
             * @description When the person agreed again, being of age.
             * @default null
             */
            reconsentedOn: string | null;
            /**
             * @description Another one than the paper’s, where it was interpreted.
             * @default null
             */
            signerLanguage: string | null;
            /** @default null */
            interpreter: string | null;
            /**
             * @description How it was made sure who signed.
             * @default null
             */
            identityMethod: string | null;
            /**
             * @description Who made sure.
             * @default null
             */
            verifiedBy: string | null;
            /**
             * @description When whoever signed was given a copy on paper.
             * @default null
             */
            copyGivenOn: string | null;
            /** @default null */
            testimonial: {
                isActualPatient: boolean;
                typicality: string;
                connection: string;
                disclosure: string;
            } | null;
            /** @default null */
            part2: {
                /** @default null */
                patientName: string | null;
                /** @default null */
                noticeVersion: string | null;
            } | null;
            /** @default null */
            european: {
                isExplicit: boolean;
                /** @default null */
                withdrawUrl: string | null;
            } | null;
        };
        OriginalInputInput: {
            subject: {
                /** Format: uuid */
                id: string;
            } | components["schemas"]["SubjectInputInput"];
            signer: {
                role: components["schemas"]["SignerRole"];
                /**
                 * @description Left empty where the person signed alone.
                 * @default
                 */
                name: string;
                /**
                 * @description What let somebody else sign: parent, court order, power of attorney.
                 * @default null
                 */
                authorityKind: string | null;
                /**
                 * @description Where the proof of it was seen or is kept.
                 * @default null
                 */
                authorityEvidence: string | null;
            };
            kind: components["schemas"]["InstrumentKind"];
            /**
             * @description Other kinds that the same paper gives.
             * @default []
             */
            alsoGives: components["schemas"]["InstrumentKind"][];
            language: components["schemas"]["Language"];
            /**
             * Format: date
             * @example 2026-02-01
             */
            signedOn: string;
            /** @description What is shown or told, as the paper has it. */
            description: string;
            /** @default [] */
            infoScope: components["schemas"]["InfoElement"][];
            /** @default [] */
            mediaIds: string[];
            /**
             * @description Pictures that are told by the hash of their bytes.
             * @default []
             */
            mediaSha256: string[];
            /** @default [] */
            purposes: components["schemas"]["Purpose"][];
            /** @default [] */
            channelIds: string[];
            /**
             * @description The part of the organization that may disclose; null is all of it.
             * @default null
             */
            siteId: string | null;
            /** @default null */
            expiry: components["schemas"]["OriginalExpiry"] | null;
            /**
             * @description Statements that stand on the paper.
             * @default []
             */
            statements: components["schemas"]["Statement"][];
            /**
             * @description Where a withdrawal is received; empty where the paper does not say.
             * @default
             */
            withdrawAt: string;
            /** @default false */
            isPaid: boolean;
            /** @default false */
            isSale: boolean;
            /** @default false */
            isConditionOfCare: boolean;
            /** @default false */
            isOfPsychotherapyNotes: boolean;
            /** @default false */
            isOfCounsellingNotes: boolean;
            /**
             * @description When the person agreed that the pictures are taken, and took that back.
             * @default null
             */
            capture: {
                /** Format: date */
                consentedOn: string;
                /** @default null */
                rescindedOn: string | null;
            } | null;
            /**
             * @description The paper releases a face or a voice.
             * @default false
             */
            likenessReleased: boolean;
            /**
             * @description What a child said itself.
             * @default null
             */
            assent: {
                /** @enum {string} */
                answer: "yes" | "no";
                /** Format: date */
                on: string;
            } | null;
            /**
             * @description When the person agreed again, being of age.
             * @default null
             */
            reconsentedOn: string | null;
            /**
             * @description Another one than the paper’s, where it was interpreted.
             * @default null
             */
            signerLanguage: string | null;
            /** @default null */
            interpreter: string | null;
            /**
             * @description How it was made sure who signed.
             * @default null
             */
            identityMethod: string | null;
            /**
             * @description Who made sure.
             * @default null
             */
            verifiedBy: string | null;
            /**
             * @description When whoever signed was given a copy on paper.
             * @default null
             */
            copyGivenOn: string | null;
            /** @default null */
            testimonial: {
                isActualPatient: boolean;
                typicality: string;
                connection: string;
                disclosure: string;
            } | null;
            /** @default null */
            part2: {
                /** @default null */
                patientName: string | null;
                /** @default null */
                noticeVersion: string | null;
            } | null;
            /** @default null */
            european: {
                isExplicit: boolean;
                /** @default null */
                withdrawUrl: string | null;
            } | null;
        };
        /** @enum {string} */
        OriginalSource: "paper" | "csv" | "fhir";
        /** @enum {string} */
        OriginalState: "unscanned" | "waiting" | "returned" | "signed" | "discarded";
        OriginalSummary: {
            /** Format: uuid */
            id: string;
            source: components["schemas"]["OriginalSource"];
            state: components["schemas"]["OriginalState"];
            /**
             * Format: date-time
             * @description Since when it is in that state.
             */
            stateAt: string;
            isOverdue: boolean;
            kind: components["schemas"]["InstrumentKind"];
            subjectName: string;
            /** Format: date */
            signedOn: string;
            typedByName: string;
            /** Format: date-time */
            typedAt: string;
        };
        Override: {
            reason: string;
        };
        OwnAccount: {
            /** Format: uuid */
            id: string;
            network: components["schemas"]["NetworkId"];
            handle: string;
            displayName: string | null;
            /** @enum {string} */
            state: "connected" | "needs_reauthorization";
            /** Format: date-time */
            connectedAt: string;
            publicUrl: string | null;
        };
        /** @enum {string} */
        OwnNetwork: "bluesky" | "mastodon";
        OwnSession: {
            /** Format: uuid */
            id: string;
            current: boolean;
            method: components["schemas"]["SignInMethod"];
            organizationName: string;
            browser: string;
            address: string;
            /** Format: date-time */
            startedAt: string;
            /** Format: date-time */
            usedAt: string;
        };
        PassOnAnswer: {
            /** Format: uuid */
            postId: string;
        };
        PassOnBody: {
            /** @default [] */
            channelIds: string[];
            /**
             * @description With a short quotation, in quotation marks.
             * @default false
             */
            quotes: boolean;
            /** @default [] */
            hashtags: string[];
        };
        PassOnNowAnswer: {
            /** Format: uuid */
            postId: string;
        };
        PassOnNowBody: {
            channelIds: string[];
            /**
             * @description With a short quotation, in quotation marks.
             * @default false
             */
            quotes: boolean;
            /** @default [] */
            hashtags: string[];
        };
        Passage: {
            /** @description `baseText`, `variants.<network>`, `images.<n>.altText` or `link`. */
            field: string;
            start: number;
            end: number;
            comment: string;
            /** @description The words as they stood there. */
            quote: string;
        };
        PassageInput: {
            /** @description `baseText`, `variants.<network>`, `images.<n>.altText` or `link`. */
            field: string;
            start: number;
            end: number;
            comment: string;
        };
        Passkey: {
            id: string;
            name: string;
            backedUp: boolean;
            /** Format: date-time */
            createdAt: string;
            lastUsedAt: string | null;
        };
        PasskeySignInBody: {
            response: {
                id: string;
                /** @constant */
                type: "public-key";
            } & {
                [key: string]: unknown;
            };
        };
        PasskeySignInOptionsAnswer: {
            options: {
                challenge: string;
            } & {
                [key: string]: unknown;
            };
        };
        PasskeyView: {
            /** Format: uuid */
            id: string;
            /**
             * @description How it was known who that is when it was kept.
             * @enum {string}
             */
            keptAfter: "code by mail" | "code by sms" | "code told by staff" | "witness";
            /** Format: date-time */
            keptAt: string;
            lastUsedAt: string | null;
            /** @description Since when it opens nothing: it counted backwards, and may be a copy. */
            setAsideAt: string | null;
        };
        /** @enum {string} */
        PastField: "when" | "channel" | "link" | "text" | "pictures";
        PastImport: {
            /** Format: uuid */
            id: string;
            source: components["schemas"]["ImportSource"];
            state: components["schemas"]["ImportState"];
            channelId: string | null;
            added: number;
            /** @description Posts that were here before, and were left as they are. */
            known: number;
            /** @description Rows of a file that could not be read. */
            refused: number;
            faults: components["schemas"]["RowError"][];
            /** @description Why reading stopped; it goes on from there. */
            errorCode: string | null;
            startedByName: string;
            /** Format: date-time */
            createdAt: string;
            endedAt: string | null;
        };
        PastPost: {
            /** Format: uuid */
            id: string;
            source: components["schemas"]["ImportSource"];
            postedAt: string | null;
            channelId: string | null;
            /** @description As the file names it; empty where it does not. */
            channelName: string;
            link: string | null;
            text: string;
            pictures: {
                name: string | null;
                sha256: string | null;
                mediaId: string | null;
            }[];
            /** @description The post in Bedside, where it is one of its own. */
            postId: string | null;
            /** @enum {string} */
            verdict: "lacks" | "look" | "allowed" | "nobody" | "waiting";
            reasons: components["schemas"]["PastReason"][];
            authorizationIds: string[];
            judgedAt: string | null;
            decision: {
                kind: components["schemas"]["DecisionKind"];
                note: string;
                authorizationId: string | null;
                purpose: components["schemas"]["Purpose"] | null;
                decidedByName: string;
                /** Format: date-time */
                decidedAt: string;
            } | null;
        };
        /** @enum {string} */
        PastPostsRowFault: "WHEN_MISSING" | "WHEN_UNREADABLE" | "WHEN_IN_FUTURE" | "TEXT_MISSING" | "TEXT_TOO_LONG" | "LINK_INVALID" | "PICTURES_TOO_MANY" | "PICTURE_NAME_TOO_LONG" | "CHARACTER_BROKEN" | "CELLS_TOO_MANY" | "QUOTE_OPEN";
        PastReason: {
            /** @constant */
            code: "PATIENT_TOLD_OF";
            /** @description Kinds of what was found in the words. */
            found: string[];
            /** @description What a permission has to allow for it. */
            elements: components["schemas"]["InfoElement"][];
        } | {
            /** @constant */
            code: "PERSON_NOT_CLEARED";
            picture: number;
            /** @description What the best of their permissions is worth; null: there is none. */
            state: components["schemas"]["AuthorizationState"] | null;
        } | {
            /** @constant */
            code: "PICTURE_UNSEEN";
            picture: number;
        } | {
            /** @constant */
            code: "PICTURE_NAMED_ONLY";
            count: number;
        } | {
            /** @constant */
            code: "PICTURES_UNKNOWN";
        };
        PastSummaryAnswer: {
            all: number;
            /** @description Not looked at yet. */
            waiting: number;
            verdicts: {
                lacks: number;
                look: number;
                allowed: number;
                nobody: number;
            };
            /** @description Lack a permission or ask for a look, and nobody has decided. */
            open: number;
            decided: number;
            isReading: boolean;
        };
        Person: {
            /** Format: uuid */
            id: string;
            name: string;
            email: string;
            roles: components["schemas"]["Role"][];
            state: components["schemas"]["PersonState"];
            locale: components["schemas"]["Language"];
            privacyTrainedUntil: string | null;
            revision: number;
        };
        PersonHit: {
            /** Format: uuid */
            id: string;
            name: {
                text: string;
                marks: {
                    start: number;
                    end: number;
                }[];
            };
            email: string;
            state: components["schemas"]["PersonState"];
        };
        PersonRecord: {
            person: components["schemas"]["Person"];
            limits: components["schemas"]["RoleLimit"][];
            deputies: components["schemas"]["Deputy"][];
            standsInFor: components["schemas"]["Deputy"][];
            leftAt: string | null;
            successor: {
                /** Format: uuid */
                id: string;
                name: string;
            } | null;
        };
        /** @enum {string} */
        PersonState: "invited" | "active" | "left";
        PicturedPerson: {
            subject: components["schemas"]["Subject"];
            /** @description What the best of their permissions is worth now; null: there is none. */
            state: components["schemas"]["AuthorizationState"] | null;
            authorizationId: string | null;
            addedByName: string;
            /** Format: date-time */
            addedAt: string;
        };
        Place: {
            id: string;
            name: string;
        };
        Plan: {
            /** Format: uuid */
            postId: string;
            localTime: string;
            timeZone: string;
            fold: ("earlier" | "later") | null;
            /** Format: date-time */
            dueAt: string;
            /**
             * @description `late`: the approval came after this time, so nothing was published.
             * @enum {string}
             */
            state: "standing" | "late" | "withdrawn";
            /** @description It leaves in the moment of its approval; `dueAt` is until when. */
            onApproval: boolean;
            /** Format: uuid */
            plannedBy: string;
            /** Format: date-time */
            plannedAt: string;
        };
        PlanPostBody: {
            /** @description Wall time, e.g. `2027-03-14T09:30`. */
            localTime: string;
            /** @description IANA name, e.g. `America/Chicago`. */
            timeZone: string;
            /**
             * @description Which of two instants, when clocks are set back and the wall time happens twice.
             * @default null
             */
            fold: ("earlier" | "later") | null;
            override?: components["schemas"]["Override"];
        };
        Post: {
            /** Format: uuid */
            id: string;
            stage: components["schemas"]["Stage"];
            /** Format: uuid */
            authorId: string;
            authorName: string;
            draft: {
                revision: number;
                content: components["schemas"]["Content"];
                /** Format: date-time */
                updatedAt: string;
                /** Format: uuid */
                updatedBy: string;
            };
            /** @description Newest version first. */
            versions: components["schemas"]["Version"][];
            /** @description Since when something of it stands on a network, also while it is being corrected; null when nothing does. */
            outSince: string | null;
            /** Format: date-time */
            createdAt: string;
            /** Format: date-time */
            updatedAt: string;
        };
        PostHit: {
            /** Format: uuid */
            id: string;
            stage: components["schemas"]["Stage"];
            authorName: string;
            networks: components["schemas"]["NetworkId"][];
            imageCount: number;
            imageId: string | null;
            dueAt: string | null;
            /** @description Since when something of it stands on a network; null when nothing does. */
            outSince: string | null;
            /** Format: date-time */
            updatedAt: string;
            found: {
                text: string;
                marks: {
                    start: number;
                    end: number;
                }[];
                field: string;
                version: number | null;
            };
        };
        PostSummary: {
            /** Format: uuid */
            id: string;
            stage: components["schemas"]["Stage"];
            authorName: string;
            excerpt: string;
            networks: components["schemas"]["NetworkId"][];
            imageCount: number;
            dueAt: string | null;
            /** @description Since when something of it stands on a network; null when nothing does. */
            outSince: string | null;
            /** Format: date-time */
            updatedAt: string;
        };
        PostedText: {
            /** @description The delivery's id, or the network's own id of the post. */
            id: string;
            /** @description Words, link and descriptions of images, as they went out; null where the network does not tell them. */
            text: string | null;
            url: string | null;
            postedAt: string | null;
            /** @description The post in Bedside, where it is one of its own. */
            postId: string | null;
        };
        Practice: {
            jurisdictions: string[];
            /** @description For whom the house advertises; null is all. */
            professions: components["schemas"]["Profession"][] | null;
            /** @description Of a program for substance use (42 CFR Part 2). */
            isPart2Program: boolean;
            /** @description Age at which people sign alone there, by the rules that hold today. */
            majorityAge: number;
            /** @description 0 as long as nobody has said anything. */
            revision: number;
        };
        PracticeFaults: {
            plan: components["schemas"]["FaultPlan"];
            setAt: string | null;
            pageUrl: string;
            logUrl: string;
        };
        PracticeLog: {
            entries: {
                kind: components["schemas"]["LogKind"];
                /** Format: date-time */
                at: string;
                accountId: string | null;
                deliveryKey: string | null;
                postId: string | null;
                status: number;
                fault: string | null;
                id: string;
            }[];
            next: string | null;
            counts: {
                accepted: number;
                duplicated: number;
                refused: number;
                edited: number;
                removed: number;
            };
        };
        PreviewBlackoutAnswer: {
            posts: {
                /** Format: uuid */
                postId: string;
                excerpt: string;
                /** Format: date-time */
                at: string;
                channelIds: string[];
            }[];
        };
        PreviewBlackoutBody: {
            channelId: string | null;
            /** Format: date */
            from: string;
            /** Format: date */
            until: string;
        };
        PreviewKindAnswer: {
            kind: components["schemas"]["OrganizationKind"];
            steps: {
                proposed: components["schemas"]["ReviewStep"][];
                same: boolean;
                changedByPeople: boolean;
            };
            packs: {
                proposed: components["schemas"]["RulePackId"][];
                added: components["schemas"]["RulePackId"][];
                removed: components["schemas"]["RulePackId"][];
            };
            rolesMissing: components["schemas"]["Role"][];
        };
        PreviewLeavingAnswer: {
            person: components["schemas"]["Person"];
            groups: components["schemas"]["HandOverGroup"][];
            deputies: components["schemas"]["Deputy"][];
            standsInFor: components["schemas"]["Deputy"][];
            suggestedSuccessorId: string | null;
            reviewingRoles: components["schemas"]["Role"][];
            hindrances: ("LAST_ADMINISTRATOR" | "LAST_PRIVACY_OFFICER")[];
        };
        PreviewOriginalsCsvAnswer: {
            planSha256: string;
            counts: {
                rows: number;
                ready: number;
                known: number;
                faulty: number;
            };
            rows: components["schemas"]["CsvRow"][];
            /** @description The rows with errors as CSV, with a column `error`; empty where there are none. */
            faultyCsv: string;
        };
        PreviewOriginalsCsvBody: {
            /**
             * Format: base64
             * @description The bytes of the file, as they are.
             * @example c3ViamVjdF9uYW1lCg==
             */
            file: string;
        };
        PreviewRequestAnswer: {
            title: string;
            version: components["schemas"]["FormVersion"];
            parts: ({
                /** @constant */
                part: "passage";
                id: string;
                words: string;
            } | {
                /** @constant */
                part: "choices";
                /** @enum {string} */
                of: "media" | "infoScope" | "purposes" | "channels";
                items: {
                    id: string;
                    words: string;
                }[];
            } | {
                /** @constant */
                part: "answer";
                id: string;
                /** @enum {string} */
                by: "signer" | "child";
                words: string;
            } | {
                /** @constant */
                part: "signature";
            })[];
            /** @description School grade at which it is read with ease; null where it is not known. */
            readingGrade: number | null;
            /** @description Above the eighth grade. */
            isHardToRead: boolean;
            text: components["schemas"]["TextPreview"] | null;
        };
        ProbeSourceAnswer: {
            format: components["schemas"]["FeedFormat"];
            title: string;
            homeUrl: string | null;
            language: string | null;
            count: number;
            newest: {
                title: string;
                link: string;
                publishedAt: string | null;
            }[];
        };
        ProbeSourceBody: {
            /** Format: uri */
            feedUrl: string;
        };
        /** @enum {string} */
        Profession: "physician" | "physician_assistant" | "nurse" | "dentist" | "optometrist" | "podiatrist" | "chiropractor" | "psychologist" | "physical_therapist" | "pharmacist" | "social_worker" | "counselor";
        ProveByPasskeyOptionsAnswer: {
            options: {
                challenge: string;
            } & {
                [key: string]: unknown;
            };
        };
        ProveGuestBody: {
            code: string;
        };
        ProveIdentityAnswer: {
            /** Format: date-time */
            provedAt: string;
        };
        ProveIdentityBody: {
            /** @constant */
            by: "password";
            password: string;
        } | {
            /** @constant */
            by: "totp";
            code: string;
        } | {
            /** @constant */
            by: "passkey";
            response: {
                id: string;
                /** @constant */
                type: "public-key";
            } & {
                [key: string]: unknown;
            };
        };
        /** @enum {string} */
        PublishDeliveryState: "planned" | "armed" | "unknown" | "confirmed" | "rejected" | "parked" | "cancelled" | "needs_person" | "removing" | "removed";
        PublishFormBody: {
            revision: number;
        };
        PublishListDeliveriesAnswer: {
            deliveries: components["schemas"]["DeliveryView"][];
        };
        /** @enum {string} */
        Purpose: "education" | "news" | "marketing" | "fundraising" | "testimonial" | "staff_recruitment" | "research_recruitment";
        PutApplicationBody: {
            /** @description Fields named by the manifest. A secret that is empty stays as it is. */
            fields: {
                [key: string]: string;
            };
            /** @description As it was read; null for the first one. */
            revision: number | null;
        };
        PutFediverseBody: {
            isOn: boolean;
            blockedHosts: string[];
            /** @description Zero where it was never turned on. */
            revision: number;
        };
        PutFhirServerBody: {
            /** Format: uri */
            baseUrl: string;
            access: components["schemas"]["FhirAccess"];
            /** @description Zero where there is none yet. */
            revision: number;
        };
        PutLibraryEntryBody: {
            networks: components["schemas"]["ShareNetwork"][];
            /** Format: date */
            until: string;
        };
        PutPostersBody: {
            personIds: string[];
        };
        PutSsoProviderBody: {
            /** Format: uri */
            issuer: string;
            clientId: string;
            label: string;
            enabled: boolean;
            clientSecret?: string | null;
            revision: number;
        };
        Quarantine: {
            /** Format: uuid */
            mediaId: string;
            sha256: string;
            cause: components["schemas"]["QuarantineCause"];
            /** Format: date-time */
            since: string;
            /** @description Null: whoever is to be seen said so themselves. */
            markedByName: string | null;
            releaseAskedByName: string | null;
            /** @enum {string} */
            state: "held" | "release_asked" | "released";
            /** @description Whether you may ask for its release, or agree to it as the second person. */
            mayRelease: boolean;
            revision: number;
        };
        /**
         * @description Somebody of the staff said so; or whoever is to be seen said no to its taking, or took their yes back.
         * @enum {string}
         */
        QuarantineCause: "marked" | "declined" | "withdrawn" | "rescinded";
        QuarantineMediaBody: {
            reason: string;
        };
        QueueItem: {
            /** Format: uuid */
            reviewId: string;
            /** Format: uuid */
            postId: string;
            excerpt: string;
            authorName: string;
            /** Format: date-time */
            submittedAt: string;
            /** @enum {string} */
            verdict: "block" | "warn" | "pass";
            findingCount: number;
            /** @description Whether the person who asks may decide now. */
            mine: boolean;
            /** @description By when it is to be decided; null where nothing sets a time. */
            dueAt: string | null;
            /** @description When the post is planned to leave. */
            plannedAt: string | null;
            overdue: boolean;
            /** @description Names of those who are asked. */
            waitingFor: string[];
        };
        Quota: {
            /** @description Posts are counted over so many seconds, wherever they begin. */
            perSeconds: number;
            /** @description How many the network takes in that time. */
            posts: number;
            /** @description How many Bedside sent in that time before now. */
            sent: number;
            /** @description How many are due in that time from now. */
            planned: number;
        };
        ReadCalendarAnswer: {
            /** @description Of the organization. */
            timeZone: string;
            items: components["schemas"]["CalendarItem"][];
            /** @description False where the range holds more than is told. */
            complete: boolean;
            channels: components["schemas"]["CalendarChannel"][];
            /** @description Authors of posts in the range. */
            people: {
                /** Format: uuid */
                id: string;
                name: string;
            }[];
            blackouts: components["schemas"]["Blackout"][];
            holidays: components["schemas"]["Holiday"][];
            /** @description Empty where the house does not show them. */
            observances: components["schemas"]["Observance"][];
        };
        ReadGuestReviewAnswer: {
            session: components["schemas"]["OpenGuestLinkAnswer"];
            reading: {
                stepName: string;
                dueAt: string | null;
                reviewState: components["schemas"]["ReviewState"];
                version: {
                    number: number;
                    contentHash: string;
                    content: components["schemas"]["Content"];
                };
                channels: {
                    /** Format: uuid */
                    id: string;
                    network: components["schemas"]["NetworkId"];
                    name: string;
                    handle: string | null;
                }[];
                findings: components["schemas"]["Finding"][];
                /** @description Findings that a privacy officer let stand. */
                waivedKeys: string[];
                /** @description What the guest decided; null while they have not. */
                decision: {
                    /** @enum {string} */
                    outcome: "approve" | "request_changes";
                    comment: string;
                    passages: components["schemas"]["Passage"][];
                    /** Format: date-time */
                    decidedAt: string;
                } | null;
                /** @description What the guest said, oldest first. */
                comments: {
                    body: string;
                    /** Format: date-time */
                    createdAt: string;
                }[];
            } | null;
        };
        ReadInvitationAnswer: {
            organizationName: string;
            name: string;
            email: string;
            hasAccount: boolean;
            passkeysPossible: boolean;
            sso: {
                label: string;
            } | null;
        };
        ReadInvitationBody: {
            token: string;
        };
        ReadPastChannelBody: {
            /** Format: uuid */
            channelId: string;
            /** @enum {string} */
            from: "network" | "bedside";
        };
        ReadPastFileBody: {
            /**
             * @description How 3/4/2027 is meant; null: told by the language of the organization.
             * @default null
             */
            dateOrder: ("mdy" | "dmy") | null;
        };
        ReadRepeatAnswer: {
            repeat: components["schemas"]["Repeat"] | null;
            /** @description The next dates that are not made yet. */
            coming: {
                /** Format: date */
                on: string;
                /** @description Wall time; another hour than usual where clocks jump over the usual one. */
                localTime: string;
                /** Format: date-time */
                dueAt: string;
                isBlackedOut: boolean;
            }[];
            /** @description Newest date first. */
            made: components["schemas"]["Occurrence"][];
            /** @description The post whose words this one repeats. */
            repeats: {
                /** Format: uuid */
                postId: string;
                /** Format: date */
                on: string;
            } | null;
            mayRepeat: boolean;
            /** @description Whether an occurrence takes the approval of the same words with it. */
            keepsApproval: boolean;
        };
        Reason: {
            state: components["schemas"]["AuthorizationState"];
            code: string;
            /** @description Number of the element of the law that it fails. */
            element: number;
            cite: string;
        };
        Receipt: {
            /** Format: uuid */
            id: string;
            /** Format: uuid */
            attemptId: string;
            /** @enum {string} */
            kind: "answer" | "read_back" | "removal" | "person";
            remoteId: string | null;
            url: string | null;
            /** Format: date-time */
            observedAt: string;
        };
        ReceiptHit: {
            /** Format: uuid */
            deliveryId: string;
            /** Format: uuid */
            postId: string;
            channelName: string;
            network: components["schemas"]["NetworkId"];
            state: components["schemas"]["PublishDeliveryState"];
            url: string | null;
            remoteId: string | null;
            /** Format: date-time */
            updatedAt: string;
        };
        ReconnectChannelBody: {
            credentials: {
                [key: string]: string;
            };
        };
        RecordTrainingBody: {
            revision: number;
            privacyTrainedUntil: string | null;
        };
        RefuseChannelBody: {
            reason: string;
        };
        Refused: {
            /** Format: uuid */
            authorizationId: string;
            state: components["schemas"]["SendingState"];
            attempts: number;
            /** @description When it is tried next; null when it is not. */
            nextAt: string | null;
            lastTriedAt: string | null;
            /** @description When the server last took it. */
            sentAt: string | null;
            /** @description What came of the last try, where it was not taken. */
            trouble: components["schemas"]["FhirTrouble"] | null;
            status: number | null;
            /** @description Codes of the server’s OperationOutcome; never its words. */
            issues: string[];
            subjectName: string;
        };
        ReinvitePersonAnswer: {
            invitationLink: string;
        };
        ReleaseMediaBody: {
            /** @description The one that was looked at. */
            revision: number;
            reason: string;
        };
        RemoveApplicationBody: {
            revision: number;
        };
        RemovePicturedPersonBody: {
            reason: string;
        };
        RemoveSsoProviderBody: {
            /** @default false */
            evenIfOnlyWay: boolean;
        };
        RenameKeyBody: {
            name: string;
        };
        RenamePasskeyBody: {
            name: string;
        };
        RenewRecoveryCodesAnswer: {
            recoveryCodes: string[];
        };
        ReopenSiteBody: {
            revision: number;
        };
        Repeat: {
            rule: components["schemas"]["RepeatRule"];
            /**
             * Format: date
             * @description The first date of the rule on or after this day is the first.
             */
            startsOn: string;
            localTime: string;
            /** @description IANA name, e.g. `America/Chicago`. */
            timeZone: string;
            /**
             * @description How many days before its time an occurrence is made and sent for review.
             * @default 7
             */
            aheadDays: number;
            /** @enum {string} */
            state: "active" | "paused" | "ended";
            /** @description Why it stands still or is over, where nobody said so. */
            because: components["schemas"]["StandstillCode"] | null;
            /** @description The rule as an RRULE of RFC 5545. */
            recurrence: string;
            nextAt: string | null;
            /** Format: uuid */
            madeBy: string;
            madeByName: string;
            /** Format: date-time */
            madeAt: string;
        };
        RepeatRule: {
            /** @description Every so many days, weeks or months. */
            every: number;
            on: {
                /** @constant */
                kind: "days";
            } | {
                /** @constant */
                kind: "weekdays";
                weekdays: number[];
            } | {
                /** @constant */
                kind: "month_day";
                /** @description Of the month; -1 is the last. Months that do not have it are left out. */
                day: -1 | number;
            } | {
                /** @constant */
                kind: "month_weekday";
                /** @description Monday is 1. */
                weekday: number;
                /** @description Which one of the month; -1 is the last. */
                nth: -1 | number;
            };
            ends: {
                /** @constant */
                kind: "until";
                /**
                 * Format: date
                 * @description The last day, included.
                 */
                date: string;
            } | {
                /** @constant */
                kind: "count";
                count: number;
            };
        };
        ReplayFailedAnswer: {
            replayed: number;
            left: number;
        };
        ReplayFailedBody: {
            /** Format: date-time */
            since: string;
        };
        Request: {
            /** Format: uuid */
            id: string;
            subject: components["schemas"]["Subject"];
            signerName: string;
            signerRole: components["schemas"]["SignerRole"];
            email: string | null;
            /** @description Where text messages go, as it is read. */
            phone: string | null;
            /** @description The owner of the number wants no more texts: none goes there. */
            isPhoneStopped: boolean;
            /** @description Who noted that the person wants texts at this number, and when. */
            textsAgreed: {
                byName: string;
                /** Format: date-time */
                at: string;
            } | null;
            /** @description The newest text message to them; `sent` has left, and whether it came is not known. */
            text: {
                kind: components["schemas"]["TextKind"];
                /** @enum {string} */
                state: "waiting" | "sending" | "sent" | "delivered" | "failed" | "dropped";
                errorCode: components["schemas"]["TextTrouble"] | null;
                segments: number;
                /** Format: date-time */
                at: string;
            } | null;
            kind: components["schemas"]["InstrumentKind"];
            language: components["schemas"]["Language"];
            way: components["schemas"]["RequestWay"];
            state: components["schemas"]["RequestState"];
            /** @description It waits, and its link has ended: send it again. */
            isLinkOver: boolean;
            linkExpiresAt: string | null;
            mailErrorCode: string | null;
            askedByName: string;
            /** Format: date-time */
            createdAt: string;
            answeredAt: string | null;
            authorizationId: string | null;
            media: {
                /** Format: uuid */
                mediaId: string;
                sha256: string;
            }[];
        };
        RequestInput: {
            subject: {
                /** Format: uuid */
                id: string;
            } | components["schemas"]["SubjectInputInput"];
            signer: components["schemas"]["SignerInput"];
            kind: components["schemas"]["InstrumentKind"];
            language: components["schemas"]["Language"];
            way: components["schemas"]["RequestWay"];
            /**
             * @description The part of the organization that asks; null is all of it.
             * @default null
             */
            siteId: string | null;
            /** @description What is to be shown or told, in plain words. */
            description: string;
            infoScope: components["schemas"]["InfoElement"][];
            mediaIds: string[];
            channelIds: string[];
            purposes: components["schemas"]["Purpose"][];
            /**
             * @description The day on which the person agreed that the pictures are taken.
             * @default null
             */
            capturedOn: string | null;
            /**
             * @description The last day on which it holds.
             * @default null
             * @example 2029-03-01
             */
            expiresOn: string | null;
            /**
             * @description The event with which it ends, in plain words, where no day is set: "when the campaign for the new treatment ends".
             * @default
             * @example
             */
            expiresWith: string;
            /** @description Where a withdrawal is taken: an address, a telephone number. */
            withdrawAt: string;
            /**
             * @description Who pays for it, where somebody does.
             * @default
             */
            payer: string;
            /**
             * @description Of praise: what most people can expect, and how that is known.
             * @default
             */
            typicality: string;
            /**
             * @description Of praise: what ties the person to the house; `none` where nothing does.
             * @default
             */
            connection: string;
            /**
             * @description Of praise: the words of it that the post itself says.
             * @default
             */
            disclosure: string;
            /** @default  */
            study: string;
            /** @default  */
            program: string;
            /** @default false */
            isEuropean: boolean;
            /** @default 14 */
            linkDays: number;
        };
        RequestPasswordResetBody: {
            email: string;
        };
        /** @enum {string} */
        RequestState: "prepared" | "open" | "signed" | "declined" | "cancelled";
        /** @enum {string} */
        RequestWay: "link" | "tablet";
        RestoreFactBody: {
            revision: number;
        };
        RestoreTemplateBody: {
            revision: number;
        };
        RetireFactBody: {
            revision: number;
        };
        RetryDeliveryAnswer: {
            /**
             * @description `looks_later`: another look must keep its distance from the one before.
             * @enum {string}
             */
            outcome: "looking" | "looks_later" | "goes_again";
            /** Format: uuid */
            postId: string;
            /**
             * Format: date-time
             * @description When the next look or the next try is.
             */
            at: string;
        };
        ReturnOriginalBody: {
            /** @description The one that was held beside the scan. */
            revision: number;
            reason: string;
        };
        ReturnPersonAnswer: {
            person: components["schemas"]["Person"];
            invitationLink: string;
        };
        Review: {
            /** Format: uuid */
            id: string;
            /** Format: uuid */
            postId: string;
            /** Format: uuid */
            versionId: string;
            contentHash: string;
            state: components["schemas"]["ReviewState"];
            /** Format: uuid */
            submittedBy: string;
            submittedByName: string;
            /** Format: date-time */
            submittedAt: string;
            closedAt: string | null;
            /** @description The earliest deadline among the steps that wait. */
            dueAt: string | null;
            /** @description When the post is planned to leave. */
            plannedAt: string | null;
            steps: components["schemas"]["StepProgress"][];
            decisions: components["schemas"]["Decision"][];
            waivers: components["schemas"]["Waiver"][];
            /** @description In whose hands it is now instead. */
            delegations: components["schemas"]["Delegation"][];
            guests: components["schemas"]["Guest"][];
        };
        ReviewQueueAnswer: {
            items: components["schemas"]["QueueItem"][];
            next: string | null;
        };
        /** @enum {string} */
        ReviewState: "open" | "approved" | "changes_requested" | "withdrawn" | "superseded";
        ReviewStep: {
            id: string;
            name: string;
            roles: components["schemas"]["Role"][];
            /** @enum {string} */
            mode: "any" | "all" | "quorum";
            quorum: number;
            /** @enum {string} */
            when: "always" | "patient";
            requiresPrivacyTraining: boolean;
            allowsGuests?: boolean;
            deadlineHours?: number;
            leadHours?: number;
            escalateTo?: {
                roles: components["schemas"]["Role"][];
                personIds: string[];
            };
        };
        /** @enum {string} */
        Role: "administrator" | "author" | "clinician_reviewer" | "privacy_officer" | "publisher" | "agent" | "coordinator" | "trainer" | "recruiter" | "auditor";
        RoleLimit: {
            role: components["schemas"]["Role"];
            siteIds: string[];
            channelIds: string[];
        };
        Row: {
            row: number;
            excerpt: string;
            ownWordings: components["schemas"]["NetworkId"][];
            /** @description Names of the channels. */
            channels: string[];
            link: string | null;
            localTime: string | null;
            timeZone: string | null;
            dueAt: string | null;
            imageCount: number;
            language: string;
            hasFirstComment: boolean;
            errors: {
                field: components["schemas"]["BulkField"] | null;
                column: string | null;
                code: components["schemas"]["BulkRowFault"];
                /** @description Numbers, times, ids, network names. */
                facts: {
                    [key: string]: string | number;
                };
                value: string | null;
            }[];
            warnings: {
                code: components["schemas"]["RowWarning"];
                /** @description Numbers, times, ids, network names. */
                facts: {
                    [key: string]: string | number;
                };
            }[];
            /** @description What the check says; null for a faulty row. */
            verdict: ("pass" | "warn" | "block") | null;
            findings: number;
            /** @description The draft that this import made of it already. */
            postId: string | null;
        };
        RowError: {
            /** @description Line of the table, the heading being 1. */
            row: number;
            /** @description Number of the column from 1; null where the whole row is meant. */
            column: number | null;
            field: components["schemas"]["PastField"] | null;
            code: components["schemas"]["PastPostsRowFault"];
        };
        /** @enum {string} */
        RowFault: "NAME_MISSING" | "VALUE_TOO_LONG" | "TOO_MANY_NAMES" | "CHARACTER_BROKEN" | "EMAIL_INVALID" | "EMAIL_TWICE" | "EMAIL_TAKEN" | "EMAIL_LOOKALIKE" | "EXTERNAL_ID_TWICE" | "ROW_TWICE" | "MEMBER_TWICE" | "NAME_AMBIGUOUS" | "MANAGED_BY_SCIM" | "CELLS_TOO_MANY" | "QUOTE_OPEN";
        /** @enum {string} */
        RowWarning: "NO_TIME" | "BLACKOUT" | "TIME_TWICE" | "TEXT_OVER_LIMIT" | "NETWORK_REFUSES" | "ALT_TEXT_MISSING" | "DUPLICATE_IN_FILE" | "DUPLICATE_OF_POST";
        Rule: {
            key: string;
            isShipped: boolean;
            jurisdiction: string;
            /** @description Null: whatever the license. */
            profession: components["schemas"]["Profession"] | null;
            kind: components["schemas"]["RuleKind"];
            effect: components["schemas"]["RuleEffect"] | null;
            /** @description An age or a number of years. */
            value: number | null;
            cite: string;
            source: components["schemas"]["RuleSource"];
            /** @description What was read of a rule that Bedside brings, in stored copies of these pages. */
            readings: {
                /**
                 * Format: uri
                 * @example https://law.example.org/section-1
                 */
                address: string;
                words: string;
            }[];
            from: string | null;
            /** @description The last day on which it holds. */
            until: string | null;
            /** @description The rule in whose place it stands while it holds. */
            replaces: string | null;
            /** @enum {string} */
            state: "holds" | "not_yet" | "over" | "replaced";
            addedByName: string | null;
            addedAt: string | null;
            conditions: components["schemas"]["Condition"][];
        };
        /** @enum {string} */
        RuleEffect: "barred" | "conditional" | "none";
        /**
         * @example {
         *       "jurisdiction": "US-NJ",
         *       "kind": "testimonial",
         *       "effect": "conditional",
         *       "cite": "N.J.A.C. 13:35"
         *     }
         */
        RuleInput: {
            /** @example US-NY */
            jurisdiction: string;
            /** @default null */
            profession: components["schemas"]["Profession"] | null;
            kind: components["schemas"]["RuleKind"];
            /**
             * @description Of testimonials alone.
             * @default null
             */
            effect: ("barred" | "conditional") | null;
            /**
             * @description Of all other kinds.
             * @default null
             */
            value: number | null;
            cite: string;
            /** @default to_confirm */
            source: components["schemas"]["RuleSource"];
            /** @default null */
            from: string | null;
            /** @default null */
            until: string | null;
            /** @default null */
            replaces: string | null;
        };
        /** @enum {string} */
        RuleKind: "testimonial" | "majority_age" | "assent_age" | "retention_years" | "years_after_death";
        /** @enum {string} */
        RulePackId: "us-hipaa" | "us-part2" | "us-ftc" | "professional-conduct" | "eu-gdpr";
        /** @enum {string} */
        RuleSource: "primary" | "secondary" | "to_confirm";
        Rules: {
            packVersion: string;
            /**
             * Format: date
             * @description When the pages were read of which words are shown.
             */
            readOn: string;
            rules: components["schemas"]["Rule"][];
            practice: components["schemas"]["Practice"];
            sites: {
                jurisdictions: string[];
                /** @description For whom the house advertises; null is all. */
                professions: components["schemas"]["Profession"][] | null;
                /** @description Of a program for substance use (42 CFR Part 2). */
                isPart2Program: boolean;
                /** @description Age at which people sign alone there, by the rules that hold today. */
                majorityAge: number;
                /** @description 0 as long as nobody has said anything. */
                revision: number;
                /** Format: uuid */
                id: string;
                name: string;
            }[];
            channels: {
                jurisdictions: string[];
                /** @description For whom the house advertises; null is all. */
                professions: components["schemas"]["Profession"][] | null;
                /** @description Of a program for substance use (42 CFR Part 2). */
                isPart2Program: boolean;
                /** @description Age at which people sign alone there, by the rules that hold today. */
                majorityAge: number;
                /** @description 0 as long as nobody has said anything. */
                revision: number;
                /** Format: uuid */
                id: string;
                name: string;
                siteId: string | null;
            }[];
        };
        SaveDraftAnswer: {
            revision: number;
            /** Format: date-time */
            updatedAt: string;
        };
        SaveDraftBody: {
            revision: number;
            content: components["schemas"]["Content"];
        };
        SaveFormDraftAnswer: {
            revision: number;
            faults: components["schemas"]["WordingFault"][];
        };
        SaveFormDraftBody: {
            content: components["schemas"]["FormContentInput"];
            revision: number;
        };
        Saved: {
            /** Format: uuid */
            id: string;
            list: components["schemas"]["ViewList"];
            name: string;
            filters: components["schemas"]["ViewFilters"];
            isShared: boolean;
            isMine: boolean;
            revision: number;
        };
        /** @enum {string} */
        ScanMime: "application/pdf" | "image/jpeg" | "image/png";
        Schedule: {
            /** Format: uuid */
            id: string;
            /** Format: uuid */
            postId: string;
            /** Format: uuid */
            versionId: string;
            /** @enum {string} */
            mode: "now" | "at";
            /** @description Wall time as chosen, e.g. `2027-03-14T02:30`, with its zone; null for `now`. */
            localTime: string | null;
            timeZone: string | null;
            /** Format: date-time */
            dueAt: string;
            /** @enum {string} */
            state: "active" | "cancelled";
            /** Format: uuid */
            scheduledBy: string;
        };
        SchedulePostBody: {
            /** @constant */
            mode: "now";
            /** Format: uuid */
            versionId: string;
            override?: components["schemas"]["Override"];
        } | {
            /** @constant */
            mode: "at";
            /** Format: uuid */
            versionId: string;
            /** @description Wall time, e.g. `2027-03-14T09:30`. */
            localTime: string;
            /** @description IANA name, e.g. `America/Chicago`. */
            timeZone: string;
            /**
             * @description Which of two instants, when clocks are set back and the wall time happens twice.
             * @default null
             */
            fold: ("earlier" | "later") | null;
            override?: components["schemas"]["Override"];
        };
        ScreenTextsAnswer: {
            verdict: components["schemas"]["Verdict"];
            engineVersion: string;
            packs: {
                id: string;
                version: number;
            }[];
            /** @description One for each text, in the same order. */
            results: {
                id: string | null;
                verdict: components["schemas"]["Verdict"];
                findings: {
                    start: number;
                    end: number;
                    type: string;
                    code: string;
                    /** @enum {string} */
                    category: "privacy" | "professionalism" | "credibility" | "rights" | "accessibility" | "platform";
                    severity: components["schemas"]["Severity"];
                    /** @enum {string} */
                    subject: "patient" | "staff" | "org" | "public" | "unknown";
                    message: string;
                    replacement: string | null;
                    ruleId: string;
                    ruleVersion: number;
                    /** @description How sure the engine is, from 0 to 1: of findings at .9, nine in ten are right. Left out by rules that do not say. */
                    confidence?: number;
                    /** @description Why this was found here, in one plain sentence. */
                    explanation?: string;
                }[];
            }[];
        };
        ScreenTextsBody: {
            texts: {
                /** @description Told back with the result. */
                id?: string;
                text: string;
                /** @description Which part of a post it is; `baseText` when left out. */
                field?: string;
                network?: string;
                author?: components["schemas"]["AuthorKind"];
                locale?: string;
            }[];
        };
        Screening: {
            /** Format: uuid */
            versionId: string;
            contentHash: string;
            engineVersion: string;
            /** @description The rule packs that were used, each with its version. */
            packs: {
                id: string;
                version: number;
            }[];
            verdict: components["schemas"]["Verdict"];
            findings: components["schemas"]["Finding"][];
            /** Format: date-time */
            screenedAt: string;
        };
        Seal: {
            /**
             * @description A key made by Bedside, or the house’s own certificate.
             * @enum {string}
             */
            madeWith: "bedside" | "house";
            certificateSha256: string;
            /** @description By the clock of the time-stamp server; null where there is no time-stamp. */
            stampedAt: string | null;
            /** @description Why there is none although one was asked for. */
            stampTrouble: components["schemas"]["StampTrouble"] | null;
        };
        SearchAnswer: {
            posts: {
                hits: components["schemas"]["PostHit"][];
                next: string | null;
            } | null;
            images: {
                hits: components["schemas"]["ImageHit"][];
                next: string | null;
            } | null;
            people: {
                hits: components["schemas"]["PersonHit"][];
                next: string | null;
            } | null;
            channels: {
                hits: components["schemas"]["ChannelHit"][];
                next: string | null;
            } | null;
            receipts: {
                hits: components["schemas"]["ReceiptHit"][];
                next: string | null;
            } | null;
        };
        SearchBody: {
            /** @default  */
            text: string;
            /**
             * @default [
             *       "posts",
             *       "images",
             *       "people",
             *       "channels",
             *       "receipts"
             *     ]
             */
            kinds: components["schemas"]["SearchKind"][];
            /** @default {} */
            filters: components["schemas"]["SearchFilters"];
            /** @default 20 */
            limit: number;
            after?: string;
        };
        SearchFilters: {
            stages?: components["schemas"]["Stage"][];
            /**
             * Format: uuid
             * @description Person who began the post.
             */
            authorId?: string;
            /**
             * Format: uuid
             * @description Channel that the draft is meant for.
             */
            channelId?: string;
            network?: components["schemas"]["NetworkId"];
            /**
             * Format: date-time
             * @description Changed at this instant or later.
             */
            from?: string;
            /**
             * Format: date-time
             * @description Changed before this instant.
             */
            to?: string;
            hasImage?: boolean;
            /**
             * @description Of images only.
             * @enum {string}
             */
            fileKind?: "jpeg" | "png" | "webp" | "gif" | "avif";
        };
        /** @enum {string} */
        SearchKind: "posts" | "images" | "people" | "channels" | "receipts";
        SearchPastPostsAnswer: {
            posts: components["schemas"]["PastPost"][];
            next: string | null;
        };
        SearchPastPostsBody: {
            /**
             * @default open
             * @enum {string}
             */
            show: "open" | "lacks" | "look" | "decided" | "allowed" | "nobody" | "all";
            /** @default null */
            channelId: string | null;
            /**
             * @description Posted then or later.
             * @default null
             */
            from: string | null;
            /**
             * @description Posted before then.
             * @default null
             */
            until: string | null;
            /**
             * @description Words that the post has, in any case, with or without accents.
             * @default
             */
            text: string;
            /**
             * @default worst
             * @enum {string}
             */
            order: "worst" | "newest";
            after?: string;
            /** @default 25 */
            limit: number;
        };
        /** @enum {string} */
        SecondAdministrator: "required" | "not-needed";
        SendBulkPartBody: {
            text: string;
        };
        SendImportPartBody: {
            text: string;
        };
        SendPastPartBody: {
            text: string;
        };
        SendRequestAgainBody: {
            /** @default 14 */
            linkDays: number;
        };
        SendRequestAnswer: {
            request: components["schemas"]["Request"];
            /** @description To hand over, shown once; null where it went by mail or by text. */
            link: string | null;
        };
        SendToFhirServerAnswer: {
            isConnected: boolean;
            sending: components["schemas"]["Sending"];
        };
        Sending: {
            /** Format: uuid */
            authorizationId: string;
            state: components["schemas"]["SendingState"];
            attempts: number;
            /** @description When it is tried next; null when it is not. */
            nextAt: string | null;
            lastTriedAt: string | null;
            /** @description When the server last took it. */
            sentAt: string | null;
            /** @description What came of the last try, where it was not taken. */
            trouble: components["schemas"]["FhirTrouble"] | null;
            status: number | null;
            /** @description Codes of the server’s OperationOutcome; never its words. */
            issues: string[];
        };
        /** @enum {string} */
        SendingState: "waiting" | "sent" | "refused";
        /** @enum {string} */
        SentEvent: "post.created" | "post.submitted" | "post.scheduled" | "post.unscheduled" | "post.discarded" | "review.decided" | "review.approved" | "review.changes_requested" | "review.withdrawn" | "delivery.confirmed" | "delivery.rejected" | "delivery.parked" | "delivery.needs_person" | "delivery.removed" | "person.added" | "person.joined" | "person.left" | "channel.connected" | "channel.needs_reauthorization" | "channel.disconnected" | "webhook.test";
        Session: {
            person: components["schemas"]["Person"];
            organization: components["schemas"]["Organization"];
            organizations: {
                /** Format: uuid */
                id: string;
                name: string;
            }[];
            method: components["schemas"]["SignInMethod"];
            proofs: ("passkey" | "totp" | "password" | "sso")[];
            /** Format: date-time */
            endsAt: string;
        };
        SetHolidaysBody: {
            /** @description ISO 3166-1, e.g. `US`. */
            country: string | null;
            /** @description A state or province, e.g. `IL`. */
            region: string | null;
            /** @description Whether health observances are shown too; left out, it stays. */
            observances?: boolean;
        };
        /**
         * @example {
         *       "jurisdictions": [
         *         "US-TX"
         *       ],
         *       "isPart2Program": false,
         *       "revision": 0
         *     }
         */
        SetPracticeBody: {
            /** @default null */
            siteId: string | null;
            /**
             * @description Both null: the whole house.
             * @default null
             */
            channelId: string | null;
            /** @description None: as the house, or, for the house, not told. */
            jurisdictions: string[];
            /**
             * @description Of the whole house.
             * @default null
             */
            professions: components["schemas"]["Profession"][] | null;
            isPart2Program: boolean;
            revision: number;
        };
        SetRepeatBody: {
            rule: components["schemas"]["RepeatRule"];
            /**
             * Format: date
             * @description The first date of the rule on or after this day is the first.
             */
            startsOn: string;
            localTime: string;
            /** @description IANA name, e.g. `America/Chicago`. */
            timeZone: string;
            /**
             * @description How many days before its time an occurrence is made and sent for review.
             * @default 7
             */
            aheadDays: number;
        };
        SetRepeatPolicyBody: {
            keepsApproval: boolean;
        };
        SetSecondAdministratorBody: {
            secondAdministrator: components["schemas"]["SecondAdministrator"];
            reason: string;
        };
        SetSlotsBody: {
            slots: components["schemas"]["Slot"][];
        };
        SetStaffStateBody: {
            state: components["schemas"]["StaffState"];
            revision: number;
        };
        SetUpAnswer: {
            organization: components["schemas"]["Organization"];
            invitationLink: string;
        };
        SetUpBody: {
            organization: {
                name: string;
                kind: components["schemas"]["OrganizationKind"];
                timeZone: string;
                languages: components["schemas"]["Language"][];
                facts: components["schemas"]["OrganizationFacts"];
            };
            administrator: {
                name: string;
                /** Format: email */
                email: string;
                password: string;
                /** @default en */
                locale: components["schemas"]["Language"];
            };
            secondPerson: {
                name: string;
                /** Format: email */
                email: string;
                roles: components["schemas"]["Role"][];
                privacyTrained: boolean;
            };
        };
        SetUpSampleAnswer: {
            organization: components["schemas"]["Organization"];
            password: string;
            people: {
                name: string;
                email: string;
                roles: components["schemas"]["Role"][];
            }[];
        };
        SetUpSampleBody: {
            /** @default en */
            locale: components["schemas"]["Language"];
        };
        SettleDeliveryBody: {
            /** @enum {string} */
            saw: "published" | "not_published";
            reason: string;
            /**
             * Format: uri
             * @description Where the post is, for one that was seen.
             */
            url?: string;
        };
        SettleShareBody: {
            /** @enum {string} */
            saw: "published" | "not_published";
        };
        SetupStatusAnswer: {
            done: boolean;
        };
        /** @enum {string} */
        Severity: "block" | "warn" | "note";
        Share: {
            /** Format: uuid */
            id: string;
            /** Format: uuid */
            sourcePostId: string;
            network: components["schemas"]["NetworkId"];
            handle: string;
            text: string;
            /** Format: date-time */
            sharedAt: string;
            state: components["schemas"]["PublishDeliveryState"];
            url: string | null;
            failureCode: string | null;
            blockers: components["schemas"]["Blocker"][];
            receipts: components["schemas"]["Receipt"][];
            /** @description Whether its account is connected, so that it can be taken down from here. */
            isConnected: boolean;
            /** @description The house took its own post down. */
            isSourceGone: boolean;
        };
        ShareBody: {
            /** Format: uuid */
            accountId: string;
            sha256: string;
        };
        /** @enum {string} */
        ShareNetwork: "bluesky" | "mastodon" | "linkedin" | "facebook" | "threads" | "x";
        SignInAnswer: {
            /** @enum {string} */
            state: "signed_in" | "second_factor";
            session: components["schemas"]["Session"] | null;
        };
        SignInBody: {
            email: string;
            password: string;
        };
        /** @enum {string} */
        SignInMethod: "password" | "password_totp" | "password_recovery" | "passkey" | "sso";
        /** @enum {string} */
        SignatureMedium: "electronic" | "paper";
        SignerInput: {
            role: components["schemas"]["SignerRole"];
            /**
             * @description Left empty where the person signs alone.
             * @default
             */
            name: string;
            /**
             * @description What lets somebody else sign: parent, court order, power of attorney.
             * @default null
             */
            authorityKind: string | null;
            /**
             * @description Where the proof of it was seen or is kept, for instance a number in the chart.
             * @default null
             */
            authorityEvidence: string | null;
            /**
             * @description Where the link goes; without it and a number it is handed over.
             * @default null
             */
            email: string | null;
            /**
             * @description A number for text messages: of the United States as it is usually typed, of elsewhere with +.
             * @default null
             * @example (202) 555-0142
             */
            phone: string | null;
            /**
             * @description Whether they said that they want texts at this number; needed where there is one.
             * @default false
             * @example true
             */
            agreesToTexts: boolean;
        };
        /** @enum {string} */
        SignerRole: "subject" | "guardian" | "representative" | "executor";
        Site: {
            /** Format: uuid */
            id: string;
            name: string;
            shortName: string;
            timeZone: string;
            address: string | null;
            phone: string | null;
            /** @enum {string} */
            state: "active" | "closed";
            revision: number;
            uses: {
                channels: number;
                facts: number;
                roleLimits: number;
            };
        };
        Slot: {
            /** @description Monday is 1. */
            weekday: number;
            localTime: string;
        };
        Source: {
            /** Format: uuid */
            id: string;
            /** @description Who publishes there, as posts name them. */
            name: string;
            feedUrl: string;
            homeUrl: string | null;
            /** @description BCP 47 language of the notices. */
            language: string;
            everyMinutes: number;
            isPaused: boolean;
            /** @description New notices become drafts by themselves; nothing leaves by itself. */
            preparesDrafts: boolean;
            /** @description In whose name drafts are prepared. */
            draftsForName: string | null;
            /** @description Posts may leave in the moment of the second person’s approval. */
            leavesOnApproval: boolean;
            format: components["schemas"]["FeedFormat"] | null;
            lookedAt: string | null;
            /** @description When it last answered with a feed, or said that nothing is new. */
            answeredAt: string | null;
            /** @description Null while it is paused. */
            nextLookAt: string | null;
            trouble: {
                code: components["schemas"]["SourceTrouble"];
                /** Format: date-time */
                since: string;
                failures: number;
            } | null;
            /** @description Since when its feed is of another kind than before. */
            formatChangedAt: string | null;
            newCount: number;
        };
        SourceProposal: {
            id: string;
            name: string;
            feedUrl: string;
            homeUrl: string;
            /** @description BCP 47 language of the notices. */
            language: string;
            /** @description False where the publisher does not name the address on a page of its own. */
            isConfirmed: boolean;
        };
        /** @enum {string} */
        SourceTrouble: "UNREACHABLE" | "TIMED_OUT" | "TURNED_AWAY" | "GONE" | "FAILING" | "TOO_LARGE" | "NOT_PUBLIC" | "NOT_A_FEED" | "EMPTY";
        SsoProvider: {
            /** Format: uri */
            issuer: string;
            clientId: string;
            label: string;
            enabled: boolean;
            hasClientSecret: boolean;
            revision: number;
            /** Format: date-time */
            updatedAt: string;
        };
        StaffGroup: {
            /** Format: uuid */
            id: string;
            displayName: string;
            externalId: string | null;
            roles: components["schemas"]["Role"][];
            members: number;
            revision: number;
            /** Format: date-time */
            updatedAt: string;
        };
        StaffMember: {
            /** Format: uuid */
            id: string;
            displayName: string;
            givenName: string | null;
            familyName: string | null;
            otherNames: string[];
            title: string | null;
            credentials: string | null;
            email: string | null;
            jobTitle: string | null;
            department: string | null;
            site: string | null;
            externalId: string | null;
            source: components["schemas"]["StaffSource"];
            state: components["schemas"]["StaffState"];
            personId: string | null;
            groups: {
                /** Format: uuid */
                id: string;
                displayName: string;
            }[];
            revision: number;
            /** Format: date-time */
            createdAt: string;
            /** Format: date-time */
            updatedAt: string;
            leftAt: string | null;
        };
        StaffMemberInput: {
            /** @default  */
            displayName: string;
            /** @default null */
            givenName: string | null;
            /** @default null */
            familyName: string | null;
            /** @default [] */
            otherNames: string[];
            /** @default null */
            title: string | null;
            /** @default null */
            credentials: string | null;
            /** @default null */
            email: ("" | string) | null;
            /** @default null */
            jobTitle: string | null;
            /** @default null */
            department: string | null;
            /** @default null */
            site: string | null;
            /** @default null */
            externalId: string | null;
        };
        /** @enum {string} */
        StaffSource: "csv" | "scim" | "manual";
        /** @enum {string} */
        StaffState: "active" | "left";
        StaffSummaryAnswer: {
            active: number;
            left: number;
            departments: string[];
            scimAddress: string;
            lastImport: {
                /** Format: date-time */
                appliedAt: string;
                added: number;
                changed: number;
                markedLeft: number;
            } | null;
        };
        /** @enum {string} */
        Stage: "draft" | "in_review" | "changes_requested" | "approved" | "scheduled" | "publishing" | "published" | "parked" | "taken_down" | "discarded";
        /** @enum {string} */
        StampTrouble: "STAMP_UNREACHABLE" | "STAMP_ANSWER" | "STAMP_REFUSED" | "STAMP_NOT_OURS" | "STAMP_NOT_SIGNED" | "STAMP_CLOCK" | "STAMP_TOO_LARGE" | "STAMP_CHANGED";
        Standing: {
            /** Format: uuid */
            channelId: string;
            channelName: string;
            network: components["schemas"]["NetworkId"];
            /** @description The version that stands there. */
            versionNumber: number;
            url: string | null;
            /** @description Why the newest version cannot take its place; null where it can. What cannot is taken down and posted anew. */
            because: components["schemas"]["CannotCorrect"] | null;
            /** @description Whether what stands can be taken down for the newest version to be posted there: likes and replies are lost. */
            mayComeAnew: boolean;
        };
        /** @enum {string} */
        StandstillCode: "permission" | "taken_down" | "channel" | "no_right" | "refused" | "finished";
        StartBulkImportAnswer: {
            /** Format: uuid */
            id: string;
        };
        StartImportAnswer: {
            /** Format: uuid */
            id: string;
        };
        StartPastImportAnswer: {
            /** Format: uuid */
            id: string;
        };
        /** @enum {string} */
        Statement: "revocation" | "conditioning" | "redisclosure" | "remuneration";
        StepProgress: {
            step: components["schemas"]["ReviewStep"];
            /**
             * @description Not asked for, still waiting, or passed.
             * @enum {string}
             */
            state: "not_needed" | "waiting" | "passed";
            /** @description By when it is to be decided; null where nothing sets a time. */
            dueAt: string | null;
            /** @description People who may decide this step, never an author; for a deputy, with the name of the person they stand in for. */
            eligible: {
                /** Format: uuid */
                id: string;
                name: string;
                onBehalfOfName: string | null;
            }[];
        };
        Stop: {
            /** Format: uuid */
            id: string;
            kind: components["schemas"]["StopKind"];
            /**
             * Format: uuid
             * @description The post, the channel, or the organization itself.
             */
            targetId: string;
            /** @description Of a channel; null for all others. */
            targetName: string | null;
            reason: string;
            byName: string;
            /** Format: date-time */
            at: string;
            /**
             * @description `file`: the database took no writes; it becomes a row as soon as it does, and can be lifted then.
             * @enum {string}
             */
            keptIn: "database" | "file";
        };
        /** @enum {string} */
        StopKind: "post" | "channel" | "organization";
        StopPublishingAnswer: {
            stop: components["schemas"]["Stop"];
            /** @description Deliveries that were being sent when this was said, and may be out; null where nobody can tell. */
            underWay: number | null;
        };
        StopPublishingBody: {
            /** @constant */
            kind: "post";
            /** Format: uuid */
            postId: string;
            reason: string;
        } | {
            /** @constant */
            kind: "channel";
            /** Format: uuid */
            channelId: string;
            reason: string;
        } | {
            /** @constant */
            kind: "organization";
            reason: string;
        };
        StuckDelivery: {
            /** Format: uuid */
            id: string;
            /** Format: uuid */
            postId: string;
            /** @description First words of the version that was to leave. */
            excerpt: string;
            /** Format: uuid */
            channelId: string;
            channelName: string;
            network: components["schemas"]["NetworkId"];
            /** @enum {string} */
            state: "unknown" | "needs_person" | "parked" | "rejected" | "removing";
            /** @description Of the post on its network, where that is known. */
            url: string | null;
            /** Format: date-time */
            dueAt: string;
            /**
             * Format: date-time
             * @description In this state since.
             */
            since: string;
            nextLookAt: string | null;
            blockers: components["schemas"]["Blocker"][];
            failureCode: string | null;
        };
        Subject: {
            /** Format: uuid */
            id: string;
            kind: components["schemas"]["SubjectKind"];
            name: string;
            bornOn: string | null;
            isKnownAdult: boolean;
            majorityOn: string | null;
            diedOn: string | null;
        };
        SubjectInput: {
            kind: components["schemas"]["SubjectKind"];
            name: string;
            /**
             * @description Asked for where a child is concerned; null where nobody has said.
             * @default null
             */
            bornOn: string | null;
            /**
             * @description Somebody has seen that the person is of age.
             * @default false
             */
            isKnownAdult: boolean;
            /**
             * @description The day on which the person is of age, where the law of the place sets one.
             * @default null
             */
            majorityOn: string | null;
            /** @default null */
            diedOn: string | null;
        };
        SubjectInputInput: {
            kind: components["schemas"]["SubjectKind"];
            name: string;
            /**
             * @description Asked for where a child is concerned; null where nobody has said.
             * @default null
             */
            bornOn: string | null;
            /**
             * @description Somebody has seen that the person is of age.
             * @default false
             */
            isKnownAdult: boolean;
            /**
             * @description The day on which the person is of age, where the law of the place sets one.
             * @default null
             */
            majorityOn: string | null;
            /** @default null */
            diedOn: string | null;
        };
        /** @enum {string} */
        SubjectKind: "patient" | "staff" | "bystander";
        SubmitDraftAnswer: {
            review: components["schemas"]["Review"];
            screening: components["schemas"]["Screening"];
        };
        SubmitDraftBody: {
            revision: number;
        };
        SwitchOrganizationAnswer: {
            session: components["schemas"]["Session"];
        };
        SwitchOrganizationBody: {
            /** Format: uuid */
            organizationId: string;
        };
        TakeDownBody: {
            reason: string;
        };
        TellEventBody: {
            /**
             * @description Null is now; a year ahead at most.
             * @default null
             */
            happenedAt: string | null;
            /** @default  */
            note: string;
        };
        Template: {
            /** Format: uuid */
            id: string;
            kind: components["schemas"]["TemplateKind"];
            name: string;
            /** @description Null: fit for every language. */
            language: components["schemas"]["Language"] | null;
            content: components["schemas"]["TemplateContent"];
            /** Format: uuid */
            ownerPersonId: string;
            ownerName: string;
            /** @description Whether whoever asks may change or archive it. */
            mayChange: boolean;
            useCount: number;
            usedAt: string | null;
            /** @enum {string} */
            state: "active" | "archived";
            revision: number;
            /** Format: date-time */
            updatedAt: string;
        };
        TemplateContent: {
            /**
             * @description Text for all networks; empty for a group of hashtags.
             * @default
             */
            text: string;
            /** @default null */
            link: string | null;
            /**
             * @description Own wording for a network.
             * @default {}
             */
            variants: {
                [key: string]: {
                    text: string;
                };
            };
            /** @default  */
            firstComment: string;
            /**
             * @description Channels that are chosen on use; may be none.
             * @default []
             */
            channelIds: string[];
            /**
             * @description Hashtags without their sign.
             * @default []
             * @example []
             */
            tags: string[];
        };
        TemplateContentInput: {
            /**
             * @description Text for all networks; empty for a group of hashtags.
             * @default
             */
            text: string;
            /** @default null */
            link: string | null;
            /**
             * @description Own wording for a network.
             * @default {}
             */
            variants: {
                [key: string]: {
                    text: string;
                };
            };
            /** @default  */
            firstComment: string;
            /**
             * @description Channels that are chosen on use; may be none.
             * @default []
             */
            channelIds: string[];
            /**
             * @description Hashtags without their sign.
             * @default []
             * @example []
             */
            tags: string[];
        };
        /** @enum {string} */
        TemplateKind: "post" | "snippet" | "hashtags";
        TestFhirServerAnswer: {
            /** @description Null where all is well. */
            trouble: components["schemas"]["FhirTrouble"] | null;
            status: number | null;
            /** @description What the server says that it speaks; null where it did not say. */
            fhirVersion: string | null;
        };
        /** @enum {string} */
        TextKind: "link" | "code" | "copy" | "receipt";
        TextPreview: {
            number: string;
            /** @description With the link cut short. */
            words: string;
            /** @description Of the whole, as the network counts them. */
            characters: number;
            /** @description How many messages it counts as. */
            segments: number;
        };
        /** @enum {string} */
        TextTrouble: "SMS_NOT_SET_UP" | "SMS_STOPPED" | "SMS_NUMBER_INVALID" | "SMS_NOT_MOBILE" | "SMS_NUMBER_UNKNOWN" | "SMS_COUNTRY_OFF" | "SMS_HANDSET_AWAY" | "SMS_BLOCKED" | "SMS_NOT_DELIVERED" | "SMS_SENDER_REFUSED" | "SMS_ACCOUNT_STOPPED" | "SMS_AUTH_FAILED" | "SMS_TOO_MANY" | "SMS_REFUSED" | "SMS_UNREACHABLE" | "SMS_GATEWAY_FAILED" | "SMS_OUTCOME_UNKNOWN" | "SMS_TOO_LATE";
        ThreadPart: {
            text: string;
            /** @description Which images of the post go with this part; all others go with the first. */
            imageIndexes?: number[];
        };
        TrailEntry: {
            /** Format: uuid */
            id: string;
            /** Format: date-time */
            at: string;
            action: string;
            actorName: string;
            /** @description Whose role a deputy used; null for one's own. */
            onBehalfOfName: string | null;
            objectType: string;
            /** @description Safe facts that the event carries in clear. */
            facts: {
                [key: string]: unknown;
            };
        };
        UndoBulkImportAnswer: {
            putAway: number;
            kept: number;
        };
        UpdateChannelBody: {
            siteId: string | null;
        };
        UpdateOrganizationBody: {
            name: string;
            kind: components["schemas"]["OrganizationKind"];
            timeZone: string;
            languages: components["schemas"]["Language"][];
            reviewSteps: components["schemas"]["ReviewStep"][];
            packs: components["schemas"]["RulePackId"][];
            revision: number;
        };
        UpdateOwnLocaleBody: {
            locale: components["schemas"]["Language"];
        };
        UpdatePersonBody: {
            revision: number;
            roles?: components["schemas"]["Role"][];
            limits?: components["schemas"]["RoleLimit"][];
        };
        UpdateWebhookBody: {
            url: string;
            /** @default  */
            description: string;
            events: components["schemas"]["WebhookEvent"][];
            revision: number;
        };
        UsePasswordResetBody: {
            token: string;
            password: string;
        };
        UtmPreset: {
            /** Format: uuid */
            id: string;
            name: string;
            values: components["schemas"]["UtmValues"];
            revision: number;
            /** Format: date-time */
            updatedAt: string;
        };
        UtmValues: {
            source?: string;
            medium?: string;
            campaign?: string;
            term?: string;
            content?: string;
        };
        /** @enum {string} */
        Verdict: "block" | "warn" | "pass";
        Version: {
            /** Format: uuid */
            id: string;
            /** Format: uuid */
            postId: string;
            number: number;
            contentHash: string;
            content: components["schemas"]["Content"];
            /** Format: uuid */
            createdBy: string;
            /** Format: date-time */
            createdAt: string;
        };
        ViewFilters: {
            [key: string]: string | boolean;
        };
        /** @enum {string} */
        ViewList: "posts" | "review" | "search";
        WaiveFindingBody: {
            contentHash: string;
            findingKey: string;
            reason: string;
        };
        Waiver: {
            /** Format: uuid */
            id: string;
            findingKey: string;
            reason: string;
            /** Format: uuid */
            officerId: string;
            officerName: string;
            /** Format: date-time */
            createdAt: string;
        };
        Webhook: {
            /** Format: uuid */
            id: string;
            url: string;
            description: string;
            events: components["schemas"]["WebhookEvent"][];
            state: components["schemas"]["WebhookState"];
            stoppedBy: ("person" | "failing" | "gone") | null;
            failingSince: string | null;
            oldSecretUntil: string | null;
            givenUp: number;
            createdBy: {
                /** Format: uuid */
                id: string;
                name: string;
            };
            /** Format: date-time */
            createdAt: string;
            /** Format: date-time */
            updatedAt: string;
            revision: number;
        };
        /** @enum {string} */
        WebhookEvent: "post.created" | "post.submitted" | "post.scheduled" | "post.unscheduled" | "post.discarded" | "review.decided" | "review.approved" | "review.changes_requested" | "review.withdrawn" | "delivery.confirmed" | "delivery.rejected" | "delivery.parked" | "delivery.needs_person" | "delivery.removed" | "person.added" | "person.joined" | "person.left" | "channel.connected" | "channel.needs_reauthorization" | "channel.disconnected";
        WebhookPayload: {
            type: components["schemas"]["SentEvent"];
            /** Format: date-time */
            timestamp: string;
            data: {
                /** Format: uuid */
                organizationId: string;
                eventId: string | null;
                object: {
                    /** @enum {string} */
                    type: "post" | "delivery" | "person" | "channel" | "webhook";
                    /** Format: uuid */
                    id: string;
                    /** Format: uuid */
                    versionId?: string;
                };
                codes?: {
                    /** @enum {string} */
                    outcome?: "approve" | "request_changes";
                    network?: components["schemas"]["NetworkId"];
                    failure?: string;
                };
            };
        };
        /** @enum {string} */
        WebhookState: "active" | "paused" | "disabled";
        WebhooksListDeliveriesAnswer: {
            deliveries: components["schemas"]["Delivery"][];
            next: string | null;
        };
        WithdrawAuthorizationBody: {
            /** @enum {string} */
            way: "letter" | "in_person" | "telephone";
            /**
             * @description When it reached the house; null is now.
             * @default null
             */
            receivedAt: string | null;
            /** @default null */
            mediaSha256: string[] | null;
            /** @default null */
            channelIds: string[] | null;
            /** @default  */
            note: string;
        };
        Withdrawal: {
            /** Format: uuid */
            id: string;
            /**
             * Format: date-time
             * @description Since when it holds, whenever somebody wrote it down.
             */
            receivedAt: string;
            /** Format: date-time */
            recordedAt: string;
            /** @description Null where whoever signed took it back on their own page. */
            recordedByName: string | null;
            /** @enum {string} */
            way: "page" | "letter" | "in_person" | "telephone";
            /** @description These pictures alone; null with `channelIds` null is everything. */
            mediaSha256: string[] | null;
            channelIds: string[] | null;
        };
        WitnessRequestAnswer: {
            link: string;
        };
        WordingFault: {
            /** @enum {string} */
            code: "WORDS_MISSING" | "LANGUAGES_ALIKE" | "BLANK_UNKNOWN" | "BLANK_BROKEN" | "BLANK_NOT_FILLED" | "BLANKS_DIFFER" | "BLANK_LEFT_OUT" | "HIDDEN_CHARACTER" | "PART_NOT_OF_KIND" | "PART_MISSING" | "PART_TWICE" | "SIGNATURE_NOT_LAST" | "ELEMENT_NOT_COVERED" | "COUNSEL_MISSING";
            /** @description The passage, the part, or the occasion on which it is so. */
            at: string | null;
            language: ("en" | "es") | null;
            /** @description The blank, or the number of the element. */
            what: string | null;
        };
        WordsToShare: {
            /** @description As it leaves, with the line that says who shares it. */
            text: string;
            disclosure: string;
            /** @description Of all that leaves: what is shared is what was seen. */
            sha256: string;
            /** @description Why it cannot be shared there; asked of the gate just now. */
            blockers: components["schemas"]["Blocker"][];
        };
        Problem: {
            type: string;
            title: string;
            status: number;
            code: string;
            remedy: string | null;
            requestId: string;
            details: {
                [key: string]: unknown;
            };
        };
    };
    responses: {
        /** @description The body is not JSON in UTF-8. */
        BadRequest: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"];
            };
        };
        /** @description Nobody is signed in, or the API key does not hold any more. */
        NotSignedIn: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"];
            };
        };
        /** @description The role, the scope of the key, or a fresh proof of who one is are missing: `FORBIDDEN`, `KEY_SCOPE_MISSING`, `KEY_REFUSED`, `STEP_UP_REQUIRED`, `CROSS_SITE_REQUEST`. */
        Refused: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"];
            };
        };
        /** @description It does not exist, or whoever asks may not see it: both look alike. */
        NotFound: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"];
            };
        };
        /** @description Somebody else changed it first, or its state does not allow this any more; the code says which. */
        Conflict: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"];
            };
        };
        /** @description The revision in `If-Match` is not the newest. */
        RevisionPassed: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"];
            };
        };
        /** @description The body is larger than the door takes. */
        TooLarge: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"];
            };
        };
        /** @description The body is not of a type that this door takes. */
        WrongType: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"];
            };
        };
        /** @description Fields are missing or wrong; `details.fields` names them and never repeats what was sent. */
        Invalid: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"];
            };
        };
        /** @description Too many requests; `Retry-After` says in how many seconds it goes on. */
        TooMany: {
            headers: {
                "Retry-After": components["headers"]["Retry-After"];
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"];
            };
        };
        /** @description Something went wrong in Bedside. Quote `requestId` to whoever looks after it. */
        Failed: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"];
            };
        };
    };
    parameters: {
        /** @description A name of your choice for this one request, e.g. a UUID. Sent again with the same key, the request is not carried out twice: the first answer comes back. */
        IdempotencyKey: string;
        /** @description The `ETag` that was read. When somebody saved a newer revision meanwhile, nothing is changed. */
        IfMatch: string;
    };
    requestBodies: never;
    headers: {
        /** @description Requests that are allowed in the present window. */
        "RateLimit-Limit": number;
        /** @description Requests that are left in it. */
        "RateLimit-Remaining": number;
        /** @description Seconds until the window begins anew. */
        "RateLimit-Reset": number;
        /** @description Seconds to wait before the next try. */
        "Retry-After": number;
        /** @description The revision of what was answered, for `If-Match`. */
        ETag: string;
    };
    pathItems: never;
}
export type $defs = Record<string, never>;
export interface operations {
    listAnnouncements: {
        parameters: {
            query?: {
                state?: "open" | "ended";
                after?: string;
                limit?: number;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    "RateLimit-Limit": components["headers"]["RateLimit-Limit"];
                    "RateLimit-Remaining": components["headers"]["RateLimit-Remaining"];
                    "RateLimit-Reset": components["headers"]["RateLimit-Reset"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ListAnnouncementsAnswer"];
                };
            };
            401: components["responses"]["NotSignedIn"];
            403: components["responses"]["Refused"];
            422: components["responses"]["Invalid"];
            429: components["responses"]["TooMany"];
            500: components["responses"]["Failed"];
        };
    };
    beginAnnouncement: {
        parameters: {
            query?: never;
            header?: {
                /** @description A name of your choice for this one request, e.g. a UUID. Sent again with the same key, the request is not carried out twice: the first answer comes back. */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["BeginAnnouncementBody"];
            };
        };
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    "RateLimit-Limit": components["headers"]["RateLimit-Limit"];
                    "RateLimit-Remaining": components["headers"]["RateLimit-Remaining"];
                    "RateLimit-Reset": components["headers"]["RateLimit-Reset"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Announcement"];
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["NotSignedIn"];
            403: components["responses"]["Refused"];
            409: components["responses"]["Conflict"];
            413: components["responses"]["TooLarge"];
            415: components["responses"]["WrongType"];
            422: components["responses"]["Invalid"];
            429: components["responses"]["TooMany"];
            500: components["responses"]["Failed"];
        };
    };
    getAnnouncement: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    "RateLimit-Limit": components["headers"]["RateLimit-Limit"];
                    "RateLimit-Remaining": components["headers"]["RateLimit-Remaining"];
                    "RateLimit-Reset": components["headers"]["RateLimit-Reset"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Announcement"];
                };
            };
            401: components["responses"]["NotSignedIn"];
            403: components["responses"]["Refused"];
            404: components["responses"]["NotFound"];
            422: components["responses"]["Invalid"];
            429: components["responses"]["TooMany"];
            500: components["responses"]["Failed"];
        };
    };
    endAnnouncement: {
        parameters: {
            query?: never;
            header?: {
                /** @description A name of your choice for this one request, e.g. a UUID. Sent again with the same key, the request is not carried out twice: the first answer comes back. */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["EndAnnouncementBody"];
            };
        };
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    "RateLimit-Limit": components["headers"]["RateLimit-Limit"];
                    "RateLimit-Remaining": components["headers"]["RateLimit-Remaining"];
                    "RateLimit-Reset": components["headers"]["RateLimit-Reset"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Announcement"];
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["NotSignedIn"];
            403: components["responses"]["Refused"];
            404: components["responses"]["NotFound"];
            409: components["responses"]["Conflict"];
            413: components["responses"]["TooLarge"];
            415: components["responses"]["WrongType"];
            422: components["responses"]["Invalid"];
            429: components["responses"]["TooMany"];
            500: components["responses"]["Failed"];
        };
    };
    addToAnnouncement: {
        parameters: {
            query?: never;
            header?: {
                /** @description A name of your choice for this one request, e.g. a UUID. Sent again with the same key, the request is not carried out twice: the first answer comes back. */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["AddToAnnouncementBody"];
            };
        };
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    "RateLimit-Limit": components["headers"]["RateLimit-Limit"];
                    "RateLimit-Remaining": components["headers"]["RateLimit-Remaining"];
                    "RateLimit-Reset": components["headers"]["RateLimit-Reset"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Announcement"];
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["NotSignedIn"];
            403: components["responses"]["Refused"];
            404: components["responses"]["NotFound"];
            409: components["responses"]["Conflict"];
            413: components["responses"]["TooLarge"];
            415: components["responses"]["WrongType"];
            422: components["responses"]["Invalid"];
            429: components["responses"]["TooMany"];
            500: components["responses"]["Failed"];
        };
    };
    listEnds: {
        parameters: {
            query: {
                /** @description The first day, by the calendar of the house. */
                from: string;
                /** @description The last day, a year after the first one at most. */
                until: string;
                /** @description Of what ends; left out, all that has a day. */
                what?: components["schemas"]["EndKind"];
                /** @description What this part of the organization may show. */
                site?: string;
                kind?: components["schemas"]["InstrumentKind"];
                /** @description Part of a name. */
                search?: string;
                after?: string;
                limit?: number;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    "RateLimit-Limit": components["headers"]["RateLimit-Limit"];
                    "RateLimit-Remaining": components["headers"]["RateLimit-Remaining"];
                    "RateLimit-Reset": components["headers"]["RateLimit-Reset"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ListEndsAnswer"];
                };
            };
            401: components["responses"]["NotSignedIn"];
            403: components["responses"]["Refused"];
            422: components["responses"]["Invalid"];
            429: components["responses"]["TooMany"];
            500: components["responses"]["Failed"];
        };
    };
    countEnds: {
        parameters: {
            query: {
                /** @description The first day, by the calendar of the house. */
                from: string;
                /** @description The last day, a year after the first one at most. */
                until: string;
                /** @description Of what ends; left out, all that has a day. */
                what?: components["schemas"]["EndKind"];
                /** @description What this part of the organization may show. */
                site?: string;
                kind?: components["schemas"]["InstrumentKind"];
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    "RateLimit-Limit": components["headers"]["RateLimit-Limit"];
                    "RateLimit-Remaining": components["headers"]["RateLimit-Remaining"];
                    "RateLimit-Reset": components["headers"]["RateLimit-Reset"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CountEndsAnswer"];
                };
            };
            401: components["responses"]["NotSignedIn"];
            403: components["responses"]["Refused"];
            422: components["responses"]["Invalid"];
            429: components["responses"]["TooMany"];
            500: components["responses"]["Failed"];
        };
    };
    listForms: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    "RateLimit-Limit": components["headers"]["RateLimit-Limit"];
                    "RateLimit-Remaining": components["headers"]["RateLimit-Remaining"];
                    "RateLimit-Reset": components["headers"]["RateLimit-Reset"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ListFormsAnswer"];
                };
            };
            401: components["responses"]["NotSignedIn"];
            403: components["responses"]["Refused"];
            429: components["responses"]["TooMany"];
            500: components["responses"]["Failed"];
        };
    };
    getForm: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                kind: components["schemas"]["InstrumentKind"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    "RateLimit-Limit": components["headers"]["RateLimit-Limit"];
                    "RateLimit-Remaining": components["headers"]["RateLimit-Remaining"];
                    "RateLimit-Reset": components["headers"]["RateLimit-Reset"];
                    ETag: components["headers"]["ETag"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["GetFormAnswer"];
                };
            };
            401: components["responses"]["NotSignedIn"];
            403: components["responses"]["Refused"];
            404: components["responses"]["NotFound"];
            422: components["responses"]["Invalid"];
            429: components["responses"]["TooMany"];
            500: components["responses"]["Failed"];
        };
    };
    checkHouseForm: {
        parameters: {
            query?: never;
            header?: {
                /** @description A name of your choice for this one request, e.g. a UUID. Sent again with the same key, the request is not carried out twice: the first answer comes back. */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
            };
            path: {
                kind: components["schemas"]["InstrumentKind"];
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["CheckHouseFormBody"];
            };
        };
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    "RateLimit-Limit": components["headers"]["RateLimit-Limit"];
                    "RateLimit-Remaining": components["headers"]["RateLimit-Remaining"];
                    "RateLimit-Reset": components["headers"]["RateLimit-Reset"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CheckHouseFormAnswer"];
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["NotSignedIn"];
            403: components["responses"]["Refused"];
            404: components["responses"]["NotFound"];
            409: components["responses"]["Conflict"];
            413: components["responses"]["TooLarge"];
            415: components["responses"]["WrongType"];
            422: components["responses"]["Invalid"];
            429: components["responses"]["TooMany"];
            500: components["responses"]["Failed"];
        };
    };
    saveFormDraft: {
        parameters: {
            query?: never;
            header?: {
                /** @description A name of your choice for this one request, e.g. a UUID. Sent again with the same key, the request is not carried out twice: the first answer comes back. */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
                /** @description The `ETag` that was read. When somebody saved a newer revision meanwhile, nothing is changed. */
                "If-Match"?: components["parameters"]["IfMatch"];
            };
            path: {
                kind: components["schemas"]["InstrumentKind"];
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["SaveFormDraftBody"];
            };
        };
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    "RateLimit-Limit": components["headers"]["RateLimit-Limit"];
                    "RateLimit-Remaining": components["headers"]["RateLimit-Remaining"];
                    "RateLimit-Reset": components["headers"]["RateLimit-Reset"];
                    ETag: components["headers"]["ETag"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SaveFormDraftAnswer"];
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["NotSignedIn"];
            403: components["responses"]["Refused"];
            404: components["responses"]["NotFound"];
            409: components["responses"]["Conflict"];
            412: components["responses"]["RevisionPassed"];
            413: components["responses"]["TooLarge"];
            415: components["responses"]["WrongType"];
            422: components["responses"]["Invalid"];
            429: components["responses"]["TooMany"];
            500: components["responses"]["Failed"];
        };
    };
    discardFormDraft: {
        parameters: {
            query?: never;
            header?: {
                /** @description A name of your choice for this one request, e.g. a UUID. Sent again with the same key, the request is not carried out twice: the first answer comes back. */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
                /** @description The `ETag` that was read. When somebody saved a newer revision meanwhile, nothing is changed. */
                "If-Match"?: components["parameters"]["IfMatch"];
            };
            path: {
                kind: components["schemas"]["InstrumentKind"];
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["DiscardFormDraftBody"];
            };
        };
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    "RateLimit-Limit": components["headers"]["RateLimit-Limit"];
                    "RateLimit-Remaining": components["headers"]["RateLimit-Remaining"];
                    "RateLimit-Reset": components["headers"]["RateLimit-Reset"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["HouseForm"];
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["NotSignedIn"];
            403: components["responses"]["Refused"];
            404: components["responses"]["NotFound"];
            409: components["responses"]["Conflict"];
            412: components["responses"]["RevisionPassed"];
            413: components["responses"]["TooLarge"];
            415: components["responses"]["WrongType"];
            422: components["responses"]["Invalid"];
            429: components["responses"]["TooMany"];
            500: components["responses"]["Failed"];
        };
    };
    publishForm: {
        parameters: {
            query?: never;
            header?: {
                /** @description A name of your choice for this one request, e.g. a UUID. Sent again with the same key, the request is not carried out twice: the first answer comes back. */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
                /** @description The `ETag` that was read. When somebody saved a newer revision meanwhile, nothing is changed. */
                "If-Match"?: components["parameters"]["IfMatch"];
            };
            path: {
                kind: components["schemas"]["InstrumentKind"];
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["PublishFormBody"];
            };
        };
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    "RateLimit-Limit": components["headers"]["RateLimit-Limit"];
                    "RateLimit-Remaining": components["headers"]["RateLimit-Remaining"];
                    "RateLimit-Reset": components["headers"]["RateLimit-Reset"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["HouseForm"];
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["NotSignedIn"];
            403: components["responses"]["Refused"];
            404: components["responses"]["NotFound"];
            409: components["responses"]["Conflict"];
            412: components["responses"]["RevisionPassed"];
            413: components["responses"]["TooLarge"];
            415: components["responses"]["WrongType"];
            422: components["responses"]["Invalid"];
            429: components["responses"]["TooMany"];
            500: components["responses"]["Failed"];
        };
    };
    getFormVersion: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                kind: components["schemas"]["InstrumentKind"];
                number: number;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    "RateLimit-Limit": components["headers"]["RateLimit-Limit"];
                    "RateLimit-Remaining": components["headers"]["RateLimit-Remaining"];
                    "RateLimit-Reset": components["headers"]["RateLimit-Reset"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["GetFormVersionAnswer"];
                };
            };
            401: components["responses"]["NotSignedIn"];
            403: components["responses"]["Refused"];
            404: components["responses"]["NotFound"];
            422: components["responses"]["Invalid"];
            429: components["responses"]["TooMany"];
            500: components["responses"]["Failed"];
        };
    };
    retireForm: {
        parameters: {
            query?: never;
            header?: {
                /** @description A name of your choice for this one request, e.g. a UUID. Sent again with the same key, the request is not carried out twice: the first answer comes back. */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
            };
            path: {
                kind: components["schemas"]["InstrumentKind"];
                number: number;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    "RateLimit-Limit": components["headers"]["RateLimit-Limit"];
                    "RateLimit-Remaining": components["headers"]["RateLimit-Remaining"];
                    "RateLimit-Reset": components["headers"]["RateLimit-Reset"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["HouseForm"];
                };
            };
            401: components["responses"]["NotSignedIn"];
            403: components["responses"]["Refused"];
            404: components["responses"]["NotFound"];
            409: components["responses"]["Conflict"];
            422: components["responses"]["Invalid"];
            429: components["responses"]["TooMany"];
            500: components["responses"]["Failed"];
        };
    };
    listOriginals: {
        parameters: {
            query?: {
                state?: components["schemas"]["OriginalState"];
                after?: string;
                limit?: number;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    "RateLimit-Limit": components["headers"]["RateLimit-Limit"];
                    "RateLimit-Remaining": components["headers"]["RateLimit-Remaining"];
                    "RateLimit-Reset": components["headers"]["RateLimit-Reset"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ListOriginalsAnswer"];
                };
            };
            401: components["responses"]["NotSignedIn"];
            403: components["responses"]["Refused"];
            422: components["responses"]["Invalid"];
            429: components["responses"]["TooMany"];
            500: components["responses"]["Failed"];
        };
    };
    typeOriginal: {
        parameters: {
            query?: never;
            header?: {
                /** @description A name of your choice for this one request, e.g. a UUID. Sent again with the same key, the request is not carried out twice: the first answer comes back. */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["OriginalInputInput"];
            };
        };
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    "RateLimit-Limit": components["headers"]["RateLimit-Limit"];
                    "RateLimit-Remaining": components["headers"]["RateLimit-Remaining"];
                    "RateLimit-Reset": components["headers"]["RateLimit-Reset"];
                    ETag: components["headers"]["ETag"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Original"];
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["NotSignedIn"];
            403: components["responses"]["Refused"];
            409: components["responses"]["Conflict"];
            413: components["responses"]["TooLarge"];
            415: components["responses"]["WrongType"];
            422: components["responses"]["Invalid"];
            429: components["responses"]["TooMany"];
            500: components["responses"]["Failed"];
        };
    };
    commitOriginalsCsv: {
        parameters: {
            query?: never;
            header?: {
                /** @description A name of your choice for this one request, e.g. a UUID. Sent again with the same key, the request is not carried out twice: the first answer comes back. */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["CommitOriginalsCsvBody"];
            };
        };
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    "RateLimit-Limit": components["headers"]["RateLimit-Limit"];
                    "RateLimit-Remaining": components["headers"]["RateLimit-Remaining"];
                    "RateLimit-Reset": components["headers"]["RateLimit-Reset"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CommitOriginalsCsvAnswer"];
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["NotSignedIn"];
            403: components["responses"]["Refused"];
            409: components["responses"]["Conflict"];
            413: components["responses"]["TooLarge"];
            415: components["responses"]["WrongType"];
            422: components["responses"]["Invalid"];
            429: components["responses"]["TooMany"];
            500: components["responses"]["Failed"];
        };
    };
    previewOriginalsCsv: {
        parameters: {
            query?: never;
            header?: {
                /** @description A name of your choice for this one request, e.g. a UUID. Sent again with the same key, the request is not carried out twice: the first answer comes back. */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["PreviewOriginalsCsvBody"];
            };
        };
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    "RateLimit-Limit": components["headers"]["RateLimit-Limit"];
                    "RateLimit-Remaining": components["headers"]["RateLimit-Remaining"];
                    "RateLimit-Reset": components["headers"]["RateLimit-Reset"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PreviewOriginalsCsvAnswer"];
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["NotSignedIn"];
            403: components["responses"]["Refused"];
            409: components["responses"]["Conflict"];
            413: components["responses"]["TooLarge"];
            415: components["responses"]["WrongType"];
            422: components["responses"]["Invalid"];
            429: components["responses"]["TooMany"];
            500: components["responses"]["Failed"];
        };
    };
    getOriginalsTemplate: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    "RateLimit-Limit": components["headers"]["RateLimit-Limit"];
                    "RateLimit-Remaining": components["headers"]["RateLimit-Remaining"];
                    "RateLimit-Reset": components["headers"]["RateLimit-Reset"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["GetOriginalsTemplateAnswer"];
                };
            };
            401: components["responses"]["NotSignedIn"];
            403: components["responses"]["Refused"];
            429: components["responses"]["TooMany"];
            500: components["responses"]["Failed"];
        };
    };
    getOriginal: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    "RateLimit-Limit": components["headers"]["RateLimit-Limit"];
                    "RateLimit-Remaining": components["headers"]["RateLimit-Remaining"];
                    "RateLimit-Reset": components["headers"]["RateLimit-Reset"];
                    ETag: components["headers"]["ETag"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Original"];
                };
            };
            401: components["responses"]["NotSignedIn"];
            403: components["responses"]["Refused"];
            404: components["responses"]["NotFound"];
            422: components["responses"]["Invalid"];
            429: components["responses"]["TooMany"];
            500: components["responses"]["Failed"];
        };
    };
    compareOriginal: {
        parameters: {
            query?: never;
            header?: {
                /** @description A name of your choice for this one request, e.g. a UUID. Sent again with the same key, the request is not carried out twice: the first answer comes back. */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
                /** @description The `ETag` that was read. When somebody saved a newer revision meanwhile, nothing is changed. */
                "If-Match"?: components["parameters"]["IfMatch"];
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["CompareOriginalBody"];
            };
        };
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    "RateLimit-Limit": components["headers"]["RateLimit-Limit"];
                    "RateLimit-Remaining": components["headers"]["RateLimit-Remaining"];
                    "RateLimit-Reset": components["headers"]["RateLimit-Reset"];
                    ETag: components["headers"]["ETag"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Original"];
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["NotSignedIn"];
            403: components["responses"]["Refused"];
            404: components["responses"]["NotFound"];
            409: components["responses"]["Conflict"];
            412: components["responses"]["RevisionPassed"];
            413: components["responses"]["TooLarge"];
            415: components["responses"]["WrongType"];
            422: components["responses"]["Invalid"];
            429: components["responses"]["TooMany"];
            500: components["responses"]["Failed"];
        };
    };
    correctOriginal: {
        parameters: {
            query?: never;
            header?: {
                /** @description A name of your choice for this one request, e.g. a UUID. Sent again with the same key, the request is not carried out twice: the first answer comes back. */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["OriginalInputInput"];
            };
        };
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    "RateLimit-Limit": components["headers"]["RateLimit-Limit"];
                    "RateLimit-Remaining": components["headers"]["RateLimit-Remaining"];
                    "RateLimit-Reset": components["headers"]["RateLimit-Reset"];
                    ETag: components["headers"]["ETag"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Original"];
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["NotSignedIn"];
            403: components["responses"]["Refused"];
            404: components["responses"]["NotFound"];
            409: components["responses"]["Conflict"];
            413: components["responses"]["TooLarge"];
            415: components["responses"]["WrongType"];
            422: components["responses"]["Invalid"];
            429: components["responses"]["TooMany"];
            500: components["responses"]["Failed"];
        };
    };
    discardOriginal: {
        parameters: {
            query?: never;
            header?: {
                /** @description A name of your choice for this one request, e.g. a UUID. Sent again with the same key, the request is not carried out twice: the first answer comes back. */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["DiscardOriginalBody"];
            };
        };
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    "RateLimit-Limit": components["headers"]["RateLimit-Limit"];
                    "RateLimit-Remaining": components["headers"]["RateLimit-Remaining"];
                    "RateLimit-Reset": components["headers"]["RateLimit-Reset"];
                    ETag: components["headers"]["ETag"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Original"];
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["NotSignedIn"];
            403: components["responses"]["Refused"];
            404: components["responses"]["NotFound"];
            409: components["responses"]["Conflict"];
            413: components["responses"]["TooLarge"];
            415: components["responses"]["WrongType"];
            422: components["responses"]["Invalid"];
            429: components["responses"]["TooMany"];
            500: components["responses"]["Failed"];
        };
    };
    returnOriginal: {
        parameters: {
            query?: never;
            header?: {
                /** @description A name of your choice for this one request, e.g. a UUID. Sent again with the same key, the request is not carried out twice: the first answer comes back. */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
                /** @description The `ETag` that was read. When somebody saved a newer revision meanwhile, nothing is changed. */
                "If-Match"?: components["parameters"]["IfMatch"];
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ReturnOriginalBody"];
            };
        };
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    "RateLimit-Limit": components["headers"]["RateLimit-Limit"];
                    "RateLimit-Remaining": components["headers"]["RateLimit-Remaining"];
                    "RateLimit-Reset": components["headers"]["RateLimit-Reset"];
                    ETag: components["headers"]["ETag"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Original"];
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["NotSignedIn"];
            403: components["responses"]["Refused"];
            404: components["responses"]["NotFound"];
            409: components["responses"]["Conflict"];
            412: components["responses"]["RevisionPassed"];
            413: components["responses"]["TooLarge"];
            415: components["responses"]["WrongType"];
            422: components["responses"]["Invalid"];
            429: components["responses"]["TooMany"];
            500: components["responses"]["Failed"];
        };
    };
    listRequests: {
        parameters: {
            query?: {
                state?: components["schemas"]["RequestState"];
                after?: string;
                limit?: number;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    "RateLimit-Limit": components["headers"]["RateLimit-Limit"];
                    "RateLimit-Remaining": components["headers"]["RateLimit-Remaining"];
                    "RateLimit-Reset": components["headers"]["RateLimit-Reset"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ListRequestsAnswer"];
                };
            };
            401: components["responses"]["NotSignedIn"];
            403: components["responses"]["Refused"];
            422: components["responses"]["Invalid"];
            429: components["responses"]["TooMany"];
            500: components["responses"]["Failed"];
        };
    };
    sendRequest: {
        parameters: {
            query?: never;
            header?: {
                /** @description A name of your choice for this one request, e.g. a UUID. Sent again with the same key, the request is not carried out twice: the first answer comes back. */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["RequestInput"];
            };
        };
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    "RateLimit-Limit": components["headers"]["RateLimit-Limit"];
                    "RateLimit-Remaining": components["headers"]["RateLimit-Remaining"];
                    "RateLimit-Reset": components["headers"]["RateLimit-Reset"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SendRequestAnswer"];
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["NotSignedIn"];
            403: components["responses"]["Refused"];
            409: components["responses"]["Conflict"];
            413: components["responses"]["TooLarge"];
            415: components["responses"]["WrongType"];
            422: components["responses"]["Invalid"];
            429: components["responses"]["TooMany"];
            500: components["responses"]["Failed"];
        };
    };
    previewRequest: {
        parameters: {
            query?: never;
            header?: {
                /** @description A name of your choice for this one request, e.g. a UUID. Sent again with the same key, the request is not carried out twice: the first answer comes back. */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["RequestInput"];
            };
        };
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    "RateLimit-Limit": components["headers"]["RateLimit-Limit"];
                    "RateLimit-Remaining": components["headers"]["RateLimit-Remaining"];
                    "RateLimit-Reset": components["headers"]["RateLimit-Reset"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PreviewRequestAnswer"];
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["NotSignedIn"];
            403: components["responses"]["Refused"];
            409: components["responses"]["Conflict"];
            413: components["responses"]["TooLarge"];
            415: components["responses"]["WrongType"];
            422: components["responses"]["Invalid"];
            429: components["responses"]["TooMany"];
            500: components["responses"]["Failed"];
        };
    };
    getRequest: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    "RateLimit-Limit": components["headers"]["RateLimit-Limit"];
                    "RateLimit-Remaining": components["headers"]["RateLimit-Remaining"];
                    "RateLimit-Reset": components["headers"]["RateLimit-Reset"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["GetRequestAnswer"];
                };
            };
            401: components["responses"]["NotSignedIn"];
            403: components["responses"]["Refused"];
            404: components["responses"]["NotFound"];
            422: components["responses"]["Invalid"];
            429: components["responses"]["TooMany"];
            500: components["responses"]["Failed"];
        };
    };
    cancelRequest: {
        parameters: {
            query?: never;
            header?: {
                /** @description A name of your choice for this one request, e.g. a UUID. Sent again with the same key, the request is not carried out twice: the first answer comes back. */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    "RateLimit-Limit": components["headers"]["RateLimit-Limit"];
                    "RateLimit-Remaining": components["headers"]["RateLimit-Remaining"];
                    "RateLimit-Reset": components["headers"]["RateLimit-Reset"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Request"];
                };
            };
            401: components["responses"]["NotSignedIn"];
            403: components["responses"]["Refused"];
            404: components["responses"]["NotFound"];
            409: components["responses"]["Conflict"];
            422: components["responses"]["Invalid"];
            429: components["responses"]["TooMany"];
            500: components["responses"]["Failed"];
        };
    };
    makeRequestCode: {
        parameters: {
            query?: never;
            header?: {
                /** @description A name of your choice for this one request, e.g. a UUID. Sent again with the same key, the request is not carried out twice: the first answer comes back. */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    "RateLimit-Limit": components["headers"]["RateLimit-Limit"];
                    "RateLimit-Remaining": components["headers"]["RateLimit-Remaining"];
                    "RateLimit-Reset": components["headers"]["RateLimit-Reset"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["MakeRequestCodeAnswer"];
                };
            };
            401: components["responses"]["NotSignedIn"];
            403: components["responses"]["Refused"];
            404: components["responses"]["NotFound"];
            409: components["responses"]["Conflict"];
            422: components["responses"]["Invalid"];
            429: components["responses"]["TooMany"];
            500: components["responses"]["Failed"];
        };
    };
    authorizationsRemovePasskey: {
        parameters: {
            query?: never;
            header?: {
                /** @description A name of your choice for this one request, e.g. a UUID. Sent again with the same key, the request is not carried out twice: the first answer comes back. */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
            };
            path: {
                id: string;
                signerPasskeyId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    "RateLimit-Limit": components["headers"]["RateLimit-Limit"];
                    "RateLimit-Remaining": components["headers"]["RateLimit-Remaining"];
                    "RateLimit-Reset": components["headers"]["RateLimit-Reset"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AuthorizationsRemovePasskeyAnswer"];
                };
            };
            401: components["responses"]["NotSignedIn"];
            403: components["responses"]["Refused"];
            404: components["responses"]["NotFound"];
            409: components["responses"]["Conflict"];
            422: components["responses"]["Invalid"];
            429: components["responses"]["TooMany"];
            500: components["responses"]["Failed"];
        };
    };
    sendRequestAgain: {
        parameters: {
            query?: never;
            header?: {
                /** @description A name of your choice for this one request, e.g. a UUID. Sent again with the same key, the request is not carried out twice: the first answer comes back. */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: {
            content: {
                "application/json": components["schemas"]["SendRequestAgainBody"];
            };
        };
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    "RateLimit-Limit": components["headers"]["RateLimit-Limit"];
                    "RateLimit-Remaining": components["headers"]["RateLimit-Remaining"];
                    "RateLimit-Reset": components["headers"]["RateLimit-Reset"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SendRequestAnswer"];
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["NotSignedIn"];
            403: components["responses"]["Refused"];
            404: components["responses"]["NotFound"];
            409: components["responses"]["Conflict"];
            413: components["responses"]["TooLarge"];
            415: components["responses"]["WrongType"];
            422: components["responses"]["Invalid"];
            429: components["responses"]["TooMany"];
            500: components["responses"]["Failed"];
        };
    };
    witnessRequest: {
        parameters: {
            query?: never;
            header?: {
                /** @description A name of your choice for this one request, e.g. a UUID. Sent again with the same key, the request is not carried out twice: the first answer comes back. */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    "RateLimit-Limit": components["headers"]["RateLimit-Limit"];
                    "RateLimit-Remaining": components["headers"]["RateLimit-Remaining"];
                    "RateLimit-Reset": components["headers"]["RateLimit-Reset"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["WitnessRequestAnswer"];
                };
            };
            401: components["responses"]["NotSignedIn"];
            403: components["responses"]["Refused"];
            404: components["responses"]["NotFound"];
            409: components["responses"]["Conflict"];
            422: components["responses"]["Invalid"];
            429: components["responses"]["TooMany"];
            500: components["responses"]["Failed"];
        };
    };
    listHouseRules: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    "RateLimit-Limit": components["headers"]["RateLimit-Limit"];
                    "RateLimit-Remaining": components["headers"]["RateLimit-Remaining"];
                    "RateLimit-Reset": components["headers"]["RateLimit-Reset"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Rules"];
                };
            };
            401: components["responses"]["NotSignedIn"];
            403: components["responses"]["Refused"];
            429: components["responses"]["TooMany"];
            500: components["responses"]["Failed"];
        };
    };
    addHouseRule: {
        parameters: {
            query?: never;
            header?: {
                /** @description A name of your choice for this one request, e.g. a UUID. Sent again with the same key, the request is not carried out twice: the first answer comes back. */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["RuleInput"];
            };
        };
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    "RateLimit-Limit": components["headers"]["RateLimit-Limit"];
                    "RateLimit-Remaining": components["headers"]["RateLimit-Remaining"];
                    "RateLimit-Reset": components["headers"]["RateLimit-Reset"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Rules"];
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["NotSignedIn"];
            403: components["responses"]["Refused"];
            409: components["responses"]["Conflict"];
            413: components["responses"]["TooLarge"];
            415: components["responses"]["WrongType"];
            422: components["responses"]["Invalid"];
            429: components["responses"]["TooMany"];
            500: components["responses"]["Failed"];
        };
    };
    takeConditionBack: {
        parameters: {
            query?: never;
            header?: {
                /** @description A name of your choice for this one request, e.g. a UUID. Sent again with the same key, the request is not carried out twice: the first answer comes back. */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    "RateLimit-Limit": components["headers"]["RateLimit-Limit"];
                    "RateLimit-Remaining": components["headers"]["RateLimit-Remaining"];
                    "RateLimit-Reset": components["headers"]["RateLimit-Reset"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Rules"];
                };
            };
            401: components["responses"]["NotSignedIn"];
            403: components["responses"]["Refused"];
            404: components["responses"]["NotFound"];
            409: components["responses"]["Conflict"];
            422: components["responses"]["Invalid"];
            429: components["responses"]["TooMany"];
            500: components["responses"]["Failed"];
        };
    };
    setPractice: {
        parameters: {
            query?: never;
            header?: {
                /** @description A name of your choice for this one request, e.g. a UUID. Sent again with the same key, the request is not carried out twice: the first answer comes back. */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
                /** @description The `ETag` that was read. When somebody saved a newer revision meanwhile, nothing is changed. */
                "If-Match"?: components["parameters"]["IfMatch"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["SetPracticeBody"];
            };
        };
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    "RateLimit-Limit": components["headers"]["RateLimit-Limit"];
                    "RateLimit-Remaining": components["headers"]["RateLimit-Remaining"];
                    "RateLimit-Reset": components["headers"]["RateLimit-Reset"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Rules"];
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["NotSignedIn"];
            403: components["responses"]["Refused"];
            409: components["responses"]["Conflict"];
            412: components["responses"]["RevisionPassed"];
            413: components["responses"]["TooLarge"];
            415: components["responses"]["WrongType"];
            422: components["responses"]["Invalid"];
            429: components["responses"]["TooMany"];
            500: components["responses"]["Failed"];
        };
    };
    noteCondition: {
        parameters: {
            query?: never;
            header?: {
                /** @description A name of your choice for this one request, e.g. a UUID. Sent again with the same key, the request is not carried out twice: the first answer comes back. */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
            };
            path: {
                rule: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["NoteConditionBody"];
            };
        };
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    "RateLimit-Limit": components["headers"]["RateLimit-Limit"];
                    "RateLimit-Remaining": components["headers"]["RateLimit-Remaining"];
                    "RateLimit-Reset": components["headers"]["RateLimit-Reset"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Rules"];
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["NotSignedIn"];
            403: components["responses"]["Refused"];
            404: components["responses"]["NotFound"];
            409: components["responses"]["Conflict"];
            413: components["responses"]["TooLarge"];
            415: components["responses"]["WrongType"];
            422: components["responses"]["Invalid"];
            429: components["responses"]["TooMany"];
            500: components["responses"]["Failed"];
        };
    };
    endHouseRule: {
        parameters: {
            query?: never;
            header?: {
                /** @description A name of your choice for this one request, e.g. a UUID. Sent again with the same key, the request is not carried out twice: the first answer comes back. */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
            };
            path: {
                rule: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["EndHouseRuleBody"];
            };
        };
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    "RateLimit-Limit": components["headers"]["RateLimit-Limit"];
                    "RateLimit-Remaining": components["headers"]["RateLimit-Remaining"];
                    "RateLimit-Reset": components["headers"]["RateLimit-Reset"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Rules"];
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["NotSignedIn"];
            403: components["responses"]["Refused"];
            404: components["responses"]["NotFound"];
            409: components["responses"]["Conflict"];
            413: components["responses"]["TooLarge"];
            415: components["responses"]["WrongType"];
            422: components["responses"]["Invalid"];
            429: components["responses"]["TooMany"];
            500: components["responses"]["Failed"];
        };
    };
    listRefusedSendings: {
        parameters: {
            query?: {
                after?: string;
                limit?: number;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    "RateLimit-Limit": components["headers"]["RateLimit-Limit"];
                    "RateLimit-Remaining": components["headers"]["RateLimit-Remaining"];
                    "RateLimit-Reset": components["headers"]["RateLimit-Reset"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ListRefusedSendingsAnswer"];
                };
            };
            401: components["responses"]["NotSignedIn"];
            403: components["responses"]["Refused"];
            422: components["responses"]["Invalid"];
            429: components["responses"]["TooMany"];
            500: components["responses"]["Failed"];
        };
    };
    listSubjects: {
        parameters: {
            query?: {
                after?: string;
                limit?: number;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    "RateLimit-Limit": components["headers"]["RateLimit-Limit"];
                    "RateLimit-Remaining": components["headers"]["RateLimit-Remaining"];
                    "RateLimit-Reset": components["headers"]["RateLimit-Reset"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ListSubjectsAnswer"];
                };
            };
            401: components["responses"]["NotSignedIn"];
            403: components["responses"]["Refused"];
            422: components["responses"]["Invalid"];
            429: components["responses"]["TooMany"];
            500: components["responses"]["Failed"];
        };
    };
    listAuthorizations: {
        parameters: {
            query?: {
                subject?: string;
                after?: string;
                limit?: number;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    "RateLimit-Limit": components["headers"]["RateLimit-Limit"];
                    "RateLimit-Remaining": components["headers"]["RateLimit-Remaining"];
                    "RateLimit-Reset": components["headers"]["RateLimit-Reset"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ListAuthorizationsAnswer"];
                };
            };
            401: components["responses"]["NotSignedIn"];
            403: components["responses"]["Refused"];
            422: components["responses"]["Invalid"];
            429: components["responses"]["TooMany"];
            500: components["responses"]["Failed"];
        };
    };
    getAuthorization: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    "RateLimit-Limit": components["headers"]["RateLimit-Limit"];
                    "RateLimit-Remaining": components["headers"]["RateLimit-Remaining"];
                    "RateLimit-Reset": components["headers"]["RateLimit-Reset"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Authorization"];
                };
            };
            401: components["responses"]["NotSignedIn"];
            403: components["responses"]["Refused"];
            404: components["responses"]["NotFound"];
            422: components["responses"]["Invalid"];
            429: components["responses"]["TooMany"];
            500: components["responses"]["Failed"];
        };
    };
    askAgain: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    "RateLimit-Limit": components["headers"]["RateLimit-Limit"];
                    "RateLimit-Remaining": components["headers"]["RateLimit-Remaining"];
                    "RateLimit-Reset": components["headers"]["RateLimit-Reset"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AskingAgain"];
                };
            };
            401: components["responses"]["NotSignedIn"];
            403: components["responses"]["Refused"];
            404: components["responses"]["NotFound"];
            422: components["responses"]["Invalid"];
            429: components["responses"]["TooMany"];
            500: components["responses"]["Failed"];
        };
    };
    recordCopy: {
        parameters: {
            query?: never;
            header?: {
                /** @description A name of your choice for this one request, e.g. a UUID. Sent again with the same key, the request is not carried out twice: the first answer comes back. */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    "RateLimit-Limit": components["headers"]["RateLimit-Limit"];
                    "RateLimit-Remaining": components["headers"]["RateLimit-Remaining"];
                    "RateLimit-Reset": components["headers"]["RateLimit-Reset"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Authorization"];
                };
            };
            401: components["responses"]["NotSignedIn"];
            403: components["responses"]["Refused"];
            404: components["responses"]["NotFound"];
            409: components["responses"]["Conflict"];
            422: components["responses"]["Invalid"];
            429: components["responses"]["TooMany"];
            500: components["responses"]["Failed"];
        };
    };
    tellEvent: {
        parameters: {
            query?: never;
            header?: {
                /** @description A name of your choice for this one request, e.g. a UUID. Sent again with the same key, the request is not carried out twice: the first answer comes back. */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: {
            content: {
                "application/json": components["schemas"]["TellEventBody"];
            };
        };
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    "RateLimit-Limit": components["headers"]["RateLimit-Limit"];
                    "RateLimit-Remaining": components["headers"]["RateLimit-Remaining"];
                    "RateLimit-Reset": components["headers"]["RateLimit-Reset"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Authorization"];
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["NotSignedIn"];
            403: components["responses"]["Refused"];
            404: components["responses"]["NotFound"];
            409: components["responses"]["Conflict"];
            413: components["responses"]["TooLarge"];
            415: components["responses"]["WrongType"];
            422: components["responses"]["Invalid"];
            429: components["responses"]["TooMany"];
            500: components["responses"]["Failed"];
        };
    };
    exportFhir: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    "RateLimit-Limit": components["headers"]["RateLimit-Limit"];
                    "RateLimit-Remaining": components["headers"]["RateLimit-Remaining"];
                    "RateLimit-Reset": components["headers"]["RateLimit-Reset"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ExportFhirAnswer"];
                };
            };
            401: components["responses"]["NotSignedIn"];
            403: components["responses"]["Refused"];
            404: components["responses"]["NotFound"];
            422: components["responses"]["Invalid"];
            429: components["responses"]["TooMany"];
            500: components["responses"]["Failed"];
        };
    };
    getSeal: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    "RateLimit-Limit": components["headers"]["RateLimit-Limit"];
                    "RateLimit-Remaining": components["headers"]["RateLimit-Remaining"];
                    "RateLimit-Reset": components["headers"]["RateLimit-Reset"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["GetSealAnswer"];
                };
            };
            401: components["responses"]["NotSignedIn"];
            403: components["responses"]["Refused"];
            404: components["responses"]["NotFound"];
            422: components["responses"]["Invalid"];
            429: components["responses"]["TooMany"];
            500: components["responses"]["Failed"];
        };
    };
    getSending: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    "RateLimit-Limit": components["headers"]["RateLimit-Limit"];
                    "RateLimit-Remaining": components["headers"]["RateLimit-Remaining"];
                    "RateLimit-Reset": components["headers"]["RateLimit-Reset"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["GetSendingAnswer"];
                };
            };
            401: components["responses"]["NotSignedIn"];
            403: components["responses"]["Refused"];
            404: components["responses"]["NotFound"];
            422: components["responses"]["Invalid"];
            429: components["responses"]["TooMany"];
            500: components["responses"]["Failed"];
        };
    };
    sendToFhirServer: {
        parameters: {
            query?: never;
            header?: {
                /** @description A name of your choice for this one request, e.g. a UUID. Sent again with the same key, the request is not carried out twice: the first answer comes back. */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    "RateLimit-Limit": components["headers"]["RateLimit-Limit"];
                    "RateLimit-Remaining": components["headers"]["RateLimit-Remaining"];
                    "RateLimit-Reset": components["headers"]["RateLimit-Reset"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SendToFhirServerAnswer"];
                };
            };
            401: components["responses"]["NotSignedIn"];
            403: components["responses"]["Refused"];
            404: components["responses"]["NotFound"];
            409: components["responses"]["Conflict"];
            422: components["responses"]["Invalid"];
            429: components["responses"]["TooMany"];
            500: components["responses"]["Failed"];
        };
    };
    withdrawAuthorization: {
        parameters: {
            query?: never;
            header?: {
                /** @description A name of your choice for this one request, e.g. a UUID. Sent again with the same key, the request is not carried out twice: the first answer comes back. */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["WithdrawAuthorizationBody"];
            };
        };
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    "RateLimit-Limit": components["headers"]["RateLimit-Limit"];
                    "RateLimit-Remaining": components["headers"]["RateLimit-Remaining"];
                    "RateLimit-Reset": components["headers"]["RateLimit-Reset"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Authorization"];
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["NotSignedIn"];
            403: components["responses"]["Refused"];
            404: components["responses"]["NotFound"];
            409: components["responses"]["Conflict"];
            413: components["responses"]["TooLarge"];
            415: components["responses"]["WrongType"];
            422: components["responses"]["Invalid"];
            429: components["responses"]["TooMany"];
            500: components["responses"]["Failed"];
        };
    };
    listBulkImports: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    "RateLimit-Limit": components["headers"]["RateLimit-Limit"];
                    "RateLimit-Remaining": components["headers"]["RateLimit-Remaining"];
                    "RateLimit-Reset": components["headers"]["RateLimit-Reset"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ListBulkImportsAnswer"];
                };
            };
            401: components["responses"]["NotSignedIn"];
            403: components["responses"]["Refused"];
            429: components["responses"]["TooMany"];
            500: components["responses"]["Failed"];
        };
    };
    startBulkImport: {
        parameters: {
            query?: never;
            header?: {
                /** @description A name of your choice for this one request, e.g. a UUID. Sent again with the same key, the request is not carried out twice: the first answer comes back. */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    "RateLimit-Limit": components["headers"]["RateLimit-Limit"];
                    "RateLimit-Remaining": components["headers"]["RateLimit-Remaining"];
                    "RateLimit-Reset": components["headers"]["RateLimit-Reset"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["StartBulkImportAnswer"];
                };
            };
            401: components["responses"]["NotSignedIn"];
            403: components["responses"]["Refused"];
            409: components["responses"]["Conflict"];
            429: components["responses"]["TooMany"];
            500: components["responses"]["Failed"];
        };
    };
    discardBulkImport: {
        parameters: {
            query?: never;
            header?: {
                /** @description A name of your choice for this one request, e.g. a UUID. Sent again with the same key, the request is not carried out twice: the first answer comes back. */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    "RateLimit-Limit": components["headers"]["RateLimit-Limit"];
                    "RateLimit-Remaining": components["headers"]["RateLimit-Remaining"];
                    "RateLimit-Reset": components["headers"]["RateLimit-Reset"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Done"];
                };
            };
            401: components["responses"]["NotSignedIn"];
            403: components["responses"]["Refused"];
            404: components["responses"]["NotFound"];
            409: components["responses"]["Conflict"];
            422: components["responses"]["Invalid"];
            429: components["responses"]["TooMany"];
            500: components["responses"]["Failed"];
        };
    };
    commitBulkImport: {
        parameters: {
            query?: never;
            header?: {
                /** @description A name of your choice for this one request, e.g. a UUID. Sent again with the same key, the request is not carried out twice: the first answer comes back. */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["CommitBulkImportBody"];
            };
        };
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    "RateLimit-Limit": components["headers"]["RateLimit-Limit"];
                    "RateLimit-Remaining": components["headers"]["RateLimit-Remaining"];
                    "RateLimit-Reset": components["headers"]["RateLimit-Reset"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CommitBulkImportAnswer"];
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["NotSignedIn"];
            403: components["responses"]["Refused"];
            404: components["responses"]["NotFound"];
            409: components["responses"]["Conflict"];
            413: components["responses"]["TooLarge"];
            415: components["responses"]["WrongType"];
            422: components["responses"]["Invalid"];
            429: components["responses"]["TooMany"];
            500: components["responses"]["Failed"];
        };
    };
    sendBulkPart: {
        parameters: {
            query?: never;
            header?: {
                /** @description A name of your choice for this one request, e.g. a UUID. Sent again with the same key, the request is not carried out twice: the first answer comes back. */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
            };
            path: {
                id: string;
                number: number;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["SendBulkPartBody"];
            };
        };
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    "RateLimit-Limit": components["headers"]["RateLimit-Limit"];
                    "RateLimit-Remaining": components["headers"]["RateLimit-Remaining"];
                    "RateLimit-Reset": components["headers"]["RateLimit-Reset"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Done"];
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["NotSignedIn"];
            403: components["responses"]["Refused"];
            404: components["responses"]["NotFound"];
            409: components["responses"]["Conflict"];
            413: components["responses"]["TooLarge"];
            415: components["responses"]["WrongType"];
            422: components["responses"]["Invalid"];
            429: components["responses"]["TooMany"];
            500: components["responses"]["Failed"];
        };
    };
    previewBulkImport: {
        parameters: {
            query?: never;
            header?: {
                /** @description A name of your choice for this one request, e.g. a UUID. Sent again with the same key, the request is not carried out twice: the first answer comes back. */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: {
            content: {
                "application/json": components["schemas"]["BulkChoices"];
            };
        };
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    "RateLimit-Limit": components["headers"]["RateLimit-Limit"];
                    "RateLimit-Remaining": components["headers"]["RateLimit-Remaining"];
                    "RateLimit-Reset": components["headers"]["RateLimit-Reset"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["BulkPreview"];
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["NotSignedIn"];
            403: components["responses"]["Refused"];
            404: components["responses"]["NotFound"];
            409: components["responses"]["Conflict"];
            413: components["responses"]["TooLarge"];
            415: components["responses"]["WrongType"];
            422: components["responses"]["Invalid"];
            429: components["responses"]["TooMany"];
            500: components["responses"]["Failed"];
        };
    };
    undoBulkImport: {
        parameters: {
            query?: never;
            header?: {
                /** @description A name of your choice for this one request, e.g. a UUID. Sent again with the same key, the request is not carried out twice: the first answer comes back. */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    "RateLimit-Limit": components["headers"]["RateLimit-Limit"];
                    "RateLimit-Remaining": components["headers"]["RateLimit-Remaining"];
                    "RateLimit-Reset": components["headers"]["RateLimit-Reset"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["UndoBulkImportAnswer"];
                };
            };
            401: components["responses"]["NotSignedIn"];
            403: components["responses"]["Refused"];
            404: components["responses"]["NotFound"];
            409: components["responses"]["Conflict"];
            422: components["responses"]["Invalid"];
            429: components["responses"]["TooMany"];
            500: components["responses"]["Failed"];
        };
    };
    readCalendar: {
        parameters: {
            query: {
                from: string;
                to: string;
                channel?: string;
                /** @description One stage, or several with commas between. */
                stage?: string;
                /** @description Author. */
                person?: string;
                /** @description Of the names of holidays and observances. */
                language?: components["schemas"]["Language"];
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    "RateLimit-Limit": components["headers"]["RateLimit-Limit"];
                    "RateLimit-Remaining": components["headers"]["RateLimit-Remaining"];
                    "RateLimit-Reset": components["headers"]["RateLimit-Reset"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ReadCalendarAnswer"];
                };
            };
            401: components["responses"]["NotSignedIn"];
            403: components["responses"]["Refused"];
            422: components["responses"]["Invalid"];
            429: components["responses"]["TooMany"];
            500: components["responses"]["Failed"];
        };
    };
    addBlackout: {
        parameters: {
            query?: never;
            header?: {
                /** @description A name of your choice for this one request, e.g. a UUID. Sent again with the same key, the request is not carried out twice: the first answer comes back. */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["AddBlackoutBody"];
            };
        };
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    "RateLimit-Limit": components["headers"]["RateLimit-Limit"];
                    "RateLimit-Remaining": components["headers"]["RateLimit-Remaining"];
                    "RateLimit-Reset": components["headers"]["RateLimit-Reset"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Blackout"];
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["NotSignedIn"];
            403: components["responses"]["Refused"];
            409: components["responses"]["Conflict"];
            413: components["responses"]["TooLarge"];
            415: components["responses"]["WrongType"];
            422: components["responses"]["Invalid"];
            429: components["responses"]["TooMany"];
            500: components["responses"]["Failed"];
        };
    };
    previewBlackout: {
        parameters: {
            query?: never;
            header?: {
                /** @description A name of your choice for this one request, e.g. a UUID. Sent again with the same key, the request is not carried out twice: the first answer comes back. */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["PreviewBlackoutBody"];
            };
        };
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    "RateLimit-Limit": components["headers"]["RateLimit-Limit"];
                    "RateLimit-Remaining": components["headers"]["RateLimit-Remaining"];
                    "RateLimit-Reset": components["headers"]["RateLimit-Reset"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PreviewBlackoutAnswer"];
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["NotSignedIn"];
            403: components["responses"]["Refused"];
            409: components["responses"]["Conflict"];
            413: components["responses"]["TooLarge"];
            415: components["responses"]["WrongType"];
            422: components["responses"]["Invalid"];
            429: components["responses"]["TooMany"];
            500: components["responses"]["Failed"];
        };
    };
    removeBlackout: {
        parameters: {
            query?: never;
            header?: {
                /** @description A name of your choice for this one request, e.g. a UUID. Sent again with the same key, the request is not carried out twice: the first answer comes back. */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    "RateLimit-Limit": components["headers"]["RateLimit-Limit"];
                    "RateLimit-Remaining": components["headers"]["RateLimit-Remaining"];
                    "RateLimit-Reset": components["headers"]["RateLimit-Reset"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Done"];
                };
            };
            401: components["responses"]["NotSignedIn"];
            403: components["responses"]["Refused"];
            404: components["responses"]["NotFound"];
            409: components["responses"]["Conflict"];
            422: components["responses"]["Invalid"];
            429: components["responses"]["TooMany"];
            500: components["responses"]["Failed"];
        };
    };
    nextSlots: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    "RateLimit-Limit": components["headers"]["RateLimit-Limit"];
                    "RateLimit-Remaining": components["headers"]["RateLimit-Remaining"];
                    "RateLimit-Reset": components["headers"]["RateLimit-Reset"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["NextSlotsAnswer"];
                };
            };
            401: components["responses"]["NotSignedIn"];
            403: components["responses"]["Refused"];
            404: components["responses"]["NotFound"];
            422: components["responses"]["Invalid"];
            429: components["responses"]["TooMany"];
            500: components["responses"]["Failed"];
        };
    };
    setSlots: {
        parameters: {
            query?: never;
            header?: {
                /** @description A name of your choice for this one request, e.g. a UUID. Sent again with the same key, the request is not carried out twice: the first answer comes back. */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["SetSlotsBody"];
            };
        };
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    "RateLimit-Limit": components["headers"]["RateLimit-Limit"];
                    "RateLimit-Remaining": components["headers"]["RateLimit-Remaining"];
                    "RateLimit-Reset": components["headers"]["RateLimit-Reset"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Done"];
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["NotSignedIn"];
            403: components["responses"]["Refused"];
            404: components["responses"]["NotFound"];
            409: components["responses"]["Conflict"];
            413: components["responses"]["TooLarge"];
            415: components["responses"]["WrongType"];
            422: components["responses"]["Invalid"];
            429: components["responses"]["TooMany"];
            500: components["responses"]["Failed"];
        };
    };
    getFeed: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    "RateLimit-Limit": components["headers"]["RateLimit-Limit"];
                    "RateLimit-Remaining": components["headers"]["RateLimit-Remaining"];
                    "RateLimit-Reset": components["headers"]["RateLimit-Reset"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["GetFeedAnswer"];
                };
            };
            401: components["responses"]["NotSignedIn"];
            403: components["responses"]["Refused"];
            429: components["responses"]["TooMany"];
            500: components["responses"]["Failed"];
        };
    };
    makeFeed: {
        parameters: {
            query?: never;
            header?: {
                /** @description A name of your choice for this one request, e.g. a UUID. Sent again with the same key, the request is not carried out twice: the first answer comes back. */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    "RateLimit-Limit": components["headers"]["RateLimit-Limit"];
                    "RateLimit-Remaining": components["headers"]["RateLimit-Remaining"];
                    "RateLimit-Reset": components["headers"]["RateLimit-Reset"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["MakeFeedAnswer"];
                };
            };
            401: components["responses"]["NotSignedIn"];
            403: components["responses"]["Refused"];
            409: components["responses"]["Conflict"];
            429: components["responses"]["TooMany"];
            500: components["responses"]["Failed"];
        };
    };
    endFeed: {
        parameters: {
            query?: never;
            header?: {
                /** @description A name of your choice for this one request, e.g. a UUID. Sent again with the same key, the request is not carried out twice: the first answer comes back. */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    "RateLimit-Limit": components["headers"]["RateLimit-Limit"];
                    "RateLimit-Remaining": components["headers"]["RateLimit-Remaining"];
                    "RateLimit-Reset": components["headers"]["RateLimit-Reset"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Done"];
                };
            };
            401: components["responses"]["NotSignedIn"];
            403: components["responses"]["Refused"];
            409: components["responses"]["Conflict"];
            429: components["responses"]["TooMany"];
            500: components["responses"]["Failed"];
        };
    };
    listHolidayPlaces: {
        parameters: {
            query?: {
                country?: string;
                language?: components["schemas"]["Language"];
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    "RateLimit-Limit": components["headers"]["RateLimit-Limit"];
                    "RateLimit-Remaining": components["headers"]["RateLimit-Remaining"];
                    "RateLimit-Reset": components["headers"]["RateLimit-Reset"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ListHolidayPlacesAnswer"];
                };
            };
            401: components["responses"]["NotSignedIn"];
            403: components["responses"]["Refused"];
            422: components["responses"]["Invalid"];
            429: components["responses"]["TooMany"];
            500: components["responses"]["Failed"];
        };
    };
    setHolidays: {
        parameters: {
            query?: never;
            header?: {
                /** @description A name of your choice for this one request, e.g. a UUID. Sent again with the same key, the request is not carried out twice: the first answer comes back. */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["SetHolidaysBody"];
            };
        };
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    "RateLimit-Limit": components["headers"]["RateLimit-Limit"];
                    "RateLimit-Remaining": components["headers"]["RateLimit-Remaining"];
                    "RateLimit-Reset": components["headers"]["RateLimit-Reset"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Done"];
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["NotSignedIn"];
            403: components["responses"]["Refused"];
            409: components["responses"]["Conflict"];
            413: components["responses"]["TooLarge"];
            415: components["responses"]["WrongType"];
            422: components["responses"]["Invalid"];
            429: components["responses"]["TooMany"];
            500: components["responses"]["Failed"];
        };
    };
    movePosts: {
        parameters: {
            query?: never;
            header?: {
                /** @description A name of your choice for this one request, e.g. a UUID. Sent again with the same key, the request is not carried out twice: the first answer comes back. */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["MovePostsBody"];
            };
        };
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    "RateLimit-Limit": components["headers"]["RateLimit-Limit"];
                    "RateLimit-Remaining": components["headers"]["RateLimit-Remaining"];
                    "RateLimit-Reset": components["headers"]["RateLimit-Reset"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["MovePostsAnswer"];
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["NotSignedIn"];
            403: components["responses"]["Refused"];
            409: components["responses"]["Conflict"];
            413: components["responses"]["TooLarge"];
            415: components["responses"]["WrongType"];
            422: components["responses"]["Invalid"];
            429: components["responses"]["TooMany"];
            500: components["responses"]["Failed"];
        };
    };
    setRepeatPolicy: {
        parameters: {
            query?: never;
            header?: {
                /** @description A name of your choice for this one request, e.g. a UUID. Sent again with the same key, the request is not carried out twice: the first answer comes back. */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["SetRepeatPolicyBody"];
            };
        };
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    "RateLimit-Limit": components["headers"]["RateLimit-Limit"];
                    "RateLimit-Remaining": components["headers"]["RateLimit-Remaining"];
                    "RateLimit-Reset": components["headers"]["RateLimit-Reset"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Done"];
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["NotSignedIn"];
            403: components["responses"]["Refused"];
            409: components["responses"]["Conflict"];
            413: components["responses"]["TooLarge"];
            415: components["responses"]["WrongType"];
            422: components["responses"]["Invalid"];
            429: components["responses"]["TooMany"];
            500: components["responses"]["Failed"];
        };
    };
    getCalendarSettings: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    "RateLimit-Limit": components["headers"]["RateLimit-Limit"];
                    "RateLimit-Remaining": components["headers"]["RateLimit-Remaining"];
                    "RateLimit-Reset": components["headers"]["RateLimit-Reset"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CalendarSettings"];
                };
            };
            401: components["responses"]["NotSignedIn"];
            403: components["responses"]["Refused"];
            429: components["responses"]["TooMany"];
            500: components["responses"]["Failed"];
        };
    };
    getChoice: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    "RateLimit-Limit": components["headers"]["RateLimit-Limit"];
                    "RateLimit-Remaining": components["headers"]["RateLimit-Remaining"];
                    "RateLimit-Reset": components["headers"]["RateLimit-Reset"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Choice"];
                };
            };
            401: components["responses"]["NotSignedIn"];
            403: components["responses"]["Refused"];
            404: components["responses"]["NotFound"];
            422: components["responses"]["Invalid"];
            429: components["responses"]["TooMany"];
            500: components["responses"]["Failed"];
        };
    };
    chooseAccounts: {
        parameters: {
            query?: never;
            header?: {
                /** @description A name of your choice for this one request, e.g. a UUID. Sent again with the same key, the request is not carried out twice: the first answer comes back. */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ChooseAccountsBody"];
            };
        };
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    "RateLimit-Limit": components["headers"]["RateLimit-Limit"];
                    "RateLimit-Remaining": components["headers"]["RateLimit-Remaining"];
                    "RateLimit-Reset": components["headers"]["RateLimit-Reset"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ChooseAccountsAnswer"];
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["NotSignedIn"];
            403: components["responses"]["Refused"];
            404: components["responses"]["NotFound"];
            409: components["responses"]["Conflict"];
            413: components["responses"]["TooLarge"];
            415: components["responses"]["WrongType"];
            422: components["responses"]["Invalid"];
            429: components["responses"]["TooMany"];
            500: components["responses"]["Failed"];
        };
    };
    listQuotas: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    "RateLimit-Limit": components["headers"]["RateLimit-Limit"];
                    "RateLimit-Remaining": components["headers"]["RateLimit-Remaining"];
                    "RateLimit-Reset": components["headers"]["RateLimit-Reset"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ListQuotasAnswer"];
                };
            };
            401: components["responses"]["NotSignedIn"];
            403: components["responses"]["Refused"];
            429: components["responses"]["TooMany"];
            500: components["responses"]["Failed"];
        };
    };
    listChannels: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    "RateLimit-Limit": components["headers"]["RateLimit-Limit"];
                    "RateLimit-Remaining": components["headers"]["RateLimit-Remaining"];
                    "RateLimit-Reset": components["headers"]["RateLimit-Reset"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ListChannelsAnswer"];
                };
            };
            401: components["responses"]["NotSignedIn"];
            403: components["responses"]["Refused"];
            429: components["responses"]["TooMany"];
            500: components["responses"]["Failed"];
        };
    };
    connectChannel: {
        parameters: {
            query?: never;
            header?: {
                /** @description A name of your choice for this one request, e.g. a UUID. Sent again with the same key, the request is not carried out twice: the first answer comes back. */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ConnectChannelBody"];
            };
        };
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    "RateLimit-Limit": components["headers"]["RateLimit-Limit"];
                    "RateLimit-Remaining": components["headers"]["RateLimit-Remaining"];
                    "RateLimit-Reset": components["headers"]["RateLimit-Reset"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Channel"];
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["NotSignedIn"];
            403: components["responses"]["Refused"];
            409: components["responses"]["Conflict"];
            413: components["responses"]["TooLarge"];
            415: components["responses"]["WrongType"];
            422: components["responses"]["Invalid"];
            429: components["responses"]["TooMany"];
            500: components["responses"]["Failed"];
        };
    };
    beginConsent: {
        parameters: {
            query?: never;
            header?: {
                /** @description A name of your choice for this one request, e.g. a UUID. Sent again with the same key, the request is not carried out twice: the first answer comes back. */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["BeginConsentBody"];
            };
        };
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    "RateLimit-Limit": components["headers"]["RateLimit-Limit"];
                    "RateLimit-Remaining": components["headers"]["RateLimit-Remaining"];
                    "RateLimit-Reset": components["headers"]["RateLimit-Reset"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ConsentPage"];
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["NotSignedIn"];
            403: components["responses"]["Refused"];
            409: components["responses"]["Conflict"];
            413: components["responses"]["TooLarge"];
            415: components["responses"]["WrongType"];
            422: components["responses"]["Invalid"];
            429: components["responses"]["TooMany"];
            500: components["responses"]["Failed"];
        };
    };
    updateChannel: {
        parameters: {
            query?: never;
            header?: {
                /** @description A name of your choice for this one request, e.g. a UUID. Sent again with the same key, the request is not carried out twice: the first answer comes back. */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["UpdateChannelBody"];
            };
        };
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    "RateLimit-Limit": components["headers"]["RateLimit-Limit"];
                    "RateLimit-Remaining": components["headers"]["RateLimit-Remaining"];
                    "RateLimit-Reset": components["headers"]["RateLimit-Reset"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Channel"];
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["NotSignedIn"];
            403: components["responses"]["Refused"];
            404: components["responses"]["NotFound"];
            409: components["responses"]["Conflict"];
            413: components["responses"]["TooLarge"];
            415: components["responses"]["WrongType"];
            422: components["responses"]["Invalid"];
            429: components["responses"]["TooMany"];
            500: components["responses"]["Failed"];
        };
    };
    lookUpAccounts: {
        parameters: {
            query: {
                /** @description As typed after an @. */
                q: string;
            };
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    "RateLimit-Limit": components["headers"]["RateLimit-Limit"];
                    "RateLimit-Remaining": components["headers"]["RateLimit-Remaining"];
                    "RateLimit-Reset": components["headers"]["RateLimit-Reset"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["LookUpAccountsAnswer"];
                };
            };
            401: components["responses"]["NotSignedIn"];
            403: components["responses"]["Refused"];
            404: components["responses"]["NotFound"];
            422: components["responses"]["Invalid"];
            429: components["responses"]["TooMany"];
            500: components["responses"]["Failed"];
        };
    };
    getConfirmation: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    "RateLimit-Limit": components["headers"]["RateLimit-Limit"];
                    "RateLimit-Remaining": components["headers"]["RateLimit-Remaining"];
                    "RateLimit-Reset": components["headers"]["RateLimit-Reset"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Confirmation"];
                };
            };
            401: components["responses"]["NotSignedIn"];
            403: components["responses"]["Refused"];
            404: components["responses"]["NotFound"];
            422: components["responses"]["Invalid"];
            429: components["responses"]["TooMany"];
            500: components["responses"]["Failed"];
        };
    };
    confirmChannel: {
        parameters: {
            query?: never;
            header?: {
                /** @description A name of your choice for this one request, e.g. a UUID. Sent again with the same key, the request is not carried out twice: the first answer comes back. */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ConfirmChannelBody"];
            };
        };
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    "RateLimit-Limit": components["headers"]["RateLimit-Limit"];
                    "RateLimit-Remaining": components["headers"]["RateLimit-Remaining"];
                    "RateLimit-Reset": components["headers"]["RateLimit-Reset"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Channel"];
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["NotSignedIn"];
            403: components["responses"]["Refused"];
            404: components["responses"]["NotFound"];
            409: components["responses"]["Conflict"];
            413: components["responses"]["TooLarge"];
            415: components["responses"]["WrongType"];
            422: components["responses"]["Invalid"];
            429: components["responses"]["TooMany"];
            500: components["responses"]["Failed"];
        };
    };
    beginConsentAgain: {
        parameters: {
            query?: never;
            header?: {
                /** @description A name of your choice for this one request, e.g. a UUID. Sent again with the same key, the request is not carried out twice: the first answer comes back. */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    "RateLimit-Limit": components["headers"]["RateLimit-Limit"];
                    "RateLimit-Remaining": components["headers"]["RateLimit-Remaining"];
                    "RateLimit-Reset": components["headers"]["RateLimit-Reset"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ConsentPage"];
                };
            };
            401: components["responses"]["NotSignedIn"];
            403: components["responses"]["Refused"];
            404: components["responses"]["NotFound"];
            409: components["responses"]["Conflict"];
            422: components["responses"]["Invalid"];
            429: components["responses"]["TooMany"];
            500: components["responses"]["Failed"];
        };
    };
    disconnectChannel: {
        parameters: {
            query?: never;
            header?: {
                /** @description A name of your choice for this one request, e.g. a UUID. Sent again with the same key, the request is not carried out twice: the first answer comes back. */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: {
            content: {
                "application/json": components["schemas"]["DisconnectChannelBody"];
            };
        };
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    "RateLimit-Limit": components["headers"]["RateLimit-Limit"];
                    "RateLimit-Remaining": components["headers"]["RateLimit-Remaining"];
                    "RateLimit-Reset": components["headers"]["RateLimit-Reset"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Channel"];
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["NotSignedIn"];
            403: components["responses"]["Refused"];
            404: components["responses"]["NotFound"];
            409: components["responses"]["Conflict"];
            413: components["responses"]["TooLarge"];
            415: components["responses"]["WrongType"];
            422: components["responses"]["Invalid"];
            429: components["responses"]["TooMany"];
            500: components["responses"]["Failed"];
        };
    };
    listPlaces: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    "RateLimit-Limit": components["headers"]["RateLimit-Limit"];
                    "RateLimit-Remaining": components["headers"]["RateLimit-Remaining"];
                    "RateLimit-Reset": components["headers"]["RateLimit-Reset"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ListPlacesAnswer"];
                };
            };
            401: components["responses"]["NotSignedIn"];
            403: components["responses"]["Refused"];
            404: components["responses"]["NotFound"];
            422: components["responses"]["Invalid"];
            429: components["responses"]["TooMany"];
            500: components["responses"]["Failed"];
        };
    };
    reconnectChannel: {
        parameters: {
            query?: never;
            header?: {
                /** @description A name of your choice for this one request, e.g. a UUID. Sent again with the same key, the request is not carried out twice: the first answer comes back. */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ReconnectChannelBody"];
            };
        };
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    "RateLimit-Limit": components["headers"]["RateLimit-Limit"];
                    "RateLimit-Remaining": components["headers"]["RateLimit-Remaining"];
                    "RateLimit-Reset": components["headers"]["RateLimit-Reset"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Channel"];
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["NotSignedIn"];
            403: components["responses"]["Refused"];
            404: components["responses"]["NotFound"];
            409: components["responses"]["Conflict"];
            413: components["responses"]["TooLarge"];
            415: components["responses"]["WrongType"];
            422: components["responses"]["Invalid"];
            429: components["responses"]["TooMany"];
            500: components["responses"]["Failed"];
        };
    };
    refuseChannel: {
        parameters: {
            query?: never;
            header?: {
                /** @description A name of your choice for this one request, e.g. a UUID. Sent again with the same key, the request is not carried out twice: the first answer comes back. */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["RefuseChannelBody"];
            };
        };
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    "RateLimit-Limit": components["headers"]["RateLimit-Limit"];
                    "RateLimit-Remaining": components["headers"]["RateLimit-Remaining"];
                    "RateLimit-Reset": components["headers"]["RateLimit-Reset"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Channel"];
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["NotSignedIn"];
            403: components["responses"]["Refused"];
            404: components["responses"]["NotFound"];
            409: components["responses"]["Conflict"];
            413: components["responses"]["TooLarge"];
            415: components["responses"]["WrongType"];
            422: components["responses"]["Invalid"];
            429: components["responses"]["TooMany"];
            500: components["responses"]["Failed"];
        };
    };
    testChannel: {
        parameters: {
            query?: never;
            header?: {
                /** @description A name of your choice for this one request, e.g. a UUID. Sent again with the same key, the request is not carried out twice: the first answer comes back. */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    "RateLimit-Limit": components["headers"]["RateLimit-Limit"];
                    "RateLimit-Remaining": components["headers"]["RateLimit-Remaining"];
                    "RateLimit-Reset": components["headers"]["RateLimit-Reset"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Channel"];
                };
            };
            401: components["responses"]["NotSignedIn"];
            403: components["responses"]["Refused"];
            404: components["responses"]["NotFound"];
            409: components["responses"]["Conflict"];
            422: components["responses"]["Invalid"];
            429: components["responses"]["TooMany"];
            500: components["responses"]["Failed"];
        };
    };
    retryDelivery: {
        parameters: {
            query?: never;
            header?: {
                /** @description A name of your choice for this one request, e.g. a UUID. Sent again with the same key, the request is not carried out twice: the first answer comes back. */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    "RateLimit-Limit": components["headers"]["RateLimit-Limit"];
                    "RateLimit-Remaining": components["headers"]["RateLimit-Remaining"];
                    "RateLimit-Reset": components["headers"]["RateLimit-Reset"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["RetryDeliveryAnswer"];
                };
            };
            401: components["responses"]["NotSignedIn"];
            403: components["responses"]["Refused"];
            404: components["responses"]["NotFound"];
            409: components["responses"]["Conflict"];
            422: components["responses"]["Invalid"];
            429: components["responses"]["TooMany"];
            500: components["responses"]["Failed"];
        };
    };
    settleDelivery: {
        parameters: {
            query?: never;
            header?: {
                /** @description A name of your choice for this one request, e.g. a UUID. Sent again with the same key, the request is not carried out twice: the first answer comes back. */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["SettleDeliveryBody"];
            };
        };
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    "RateLimit-Limit": components["headers"]["RateLimit-Limit"];
                    "RateLimit-Remaining": components["headers"]["RateLimit-Remaining"];
                    "RateLimit-Reset": components["headers"]["RateLimit-Reset"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["DeliveryView"];
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["NotSignedIn"];
            403: components["responses"]["Refused"];
            404: components["responses"]["NotFound"];
            409: components["responses"]["Conflict"];
            413: components["responses"]["TooLarge"];
            415: components["responses"]["WrongType"];
            422: components["responses"]["Invalid"];
            429: components["responses"]["TooMany"];
            500: components["responses"]["Failed"];
        };
    };
    takeDown: {
        parameters: {
            query?: never;
            header?: {
                /** @description A name of your choice for this one request, e.g. a UUID. Sent again with the same key, the request is not carried out twice: the first answer comes back. */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["TakeDownBody"];
            };
        };
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    "RateLimit-Limit": components["headers"]["RateLimit-Limit"];
                    "RateLimit-Remaining": components["headers"]["RateLimit-Remaining"];
                    "RateLimit-Reset": components["headers"]["RateLimit-Reset"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["DeliveryView"];
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["NotSignedIn"];
            403: components["responses"]["Refused"];
            404: components["responses"]["NotFound"];
            409: components["responses"]["Conflict"];
            413: components["responses"]["TooLarge"];
            415: components["responses"]["WrongType"];
            422: components["responses"]["Invalid"];
            429: components["responses"]["TooMany"];
            500: components["responses"]["Failed"];
        };
    };
    endDeputy: {
        parameters: {
            query?: never;
            header?: {
                /** @description A name of your choice for this one request, e.g. a UUID. Sent again with the same key, the request is not carried out twice: the first answer comes back. */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    "RateLimit-Limit": components["headers"]["RateLimit-Limit"];
                    "RateLimit-Remaining": components["headers"]["RateLimit-Remaining"];
                    "RateLimit-Reset": components["headers"]["RateLimit-Reset"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Done"];
                };
            };
            401: components["responses"]["NotSignedIn"];
            403: components["responses"]["Refused"];
            404: components["responses"]["NotFound"];
            409: components["responses"]["Conflict"];
            422: components["responses"]["Invalid"];
            429: components["responses"]["TooMany"];
            500: components["responses"]["Failed"];
        };
    };
    staffSummary: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    "RateLimit-Limit": components["headers"]["RateLimit-Limit"];
                    "RateLimit-Remaining": components["headers"]["RateLimit-Remaining"];
                    "RateLimit-Reset": components["headers"]["RateLimit-Reset"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["StaffSummaryAnswer"];
                };
            };
            401: components["responses"]["NotSignedIn"];
            403: components["responses"]["Refused"];
            429: components["responses"]["TooMany"];
            500: components["responses"]["Failed"];
        };
    };
    listStaffGroups: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    "RateLimit-Limit": components["headers"]["RateLimit-Limit"];
                    "RateLimit-Remaining": components["headers"]["RateLimit-Remaining"];
                    "RateLimit-Reset": components["headers"]["RateLimit-Reset"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ListStaffGroupsAnswer"];
                };
            };
            401: components["responses"]["NotSignedIn"];
            403: components["responses"]["Refused"];
            429: components["responses"]["TooMany"];
            500: components["responses"]["Failed"];
        };
    };
    mapGroupRoles: {
        parameters: {
            query?: never;
            header?: {
                /** @description A name of your choice for this one request, e.g. a UUID. Sent again with the same key, the request is not carried out twice: the first answer comes back. */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
                /** @description The `ETag` that was read. When somebody saved a newer revision meanwhile, nothing is changed. */
                "If-Match"?: components["parameters"]["IfMatch"];
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["MapGroupRolesBody"];
            };
        };
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    "RateLimit-Limit": components["headers"]["RateLimit-Limit"];
                    "RateLimit-Remaining": components["headers"]["RateLimit-Remaining"];
                    "RateLimit-Reset": components["headers"]["RateLimit-Reset"];
                    ETag: components["headers"]["ETag"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["StaffGroup"];
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["NotSignedIn"];
            403: components["responses"]["Refused"];
            404: components["responses"]["NotFound"];
            409: components["responses"]["Conflict"];
            412: components["responses"]["RevisionPassed"];
            413: components["responses"]["TooLarge"];
            415: components["responses"]["WrongType"];
            422: components["responses"]["Invalid"];
            429: components["responses"]["TooMany"];
            500: components["responses"]["Failed"];
        };
    };
    startImport: {
        parameters: {
            query?: never;
            header?: {
                /** @description A name of your choice for this one request, e.g. a UUID. Sent again with the same key, the request is not carried out twice: the first answer comes back. */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    "RateLimit-Limit": components["headers"]["RateLimit-Limit"];
                    "RateLimit-Remaining": components["headers"]["RateLimit-Remaining"];
                    "RateLimit-Reset": components["headers"]["RateLimit-Reset"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["StartImportAnswer"];
                };
            };
            401: components["responses"]["NotSignedIn"];
            403: components["responses"]["Refused"];
            409: components["responses"]["Conflict"];
            429: components["responses"]["TooMany"];
            500: components["responses"]["Failed"];
        };
    };
    discardImport: {
        parameters: {
            query?: never;
            header?: {
                /** @description A name of your choice for this one request, e.g. a UUID. Sent again with the same key, the request is not carried out twice: the first answer comes back. */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    "RateLimit-Limit": components["headers"]["RateLimit-Limit"];
                    "RateLimit-Remaining": components["headers"]["RateLimit-Remaining"];
                    "RateLimit-Reset": components["headers"]["RateLimit-Reset"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Done"];
                };
            };
            401: components["responses"]["NotSignedIn"];
            403: components["responses"]["Refused"];
            404: components["responses"]["NotFound"];
            409: components["responses"]["Conflict"];
            422: components["responses"]["Invalid"];
            429: components["responses"]["TooMany"];
            500: components["responses"]["Failed"];
        };
    };
    applyImport: {
        parameters: {
            query?: never;
            header?: {
                /** @description A name of your choice for this one request, e.g. a UUID. Sent again with the same key, the request is not carried out twice: the first answer comes back. */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ApplyImportBody"];
            };
        };
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    "RateLimit-Limit": components["headers"]["RateLimit-Limit"];
                    "RateLimit-Remaining": components["headers"]["RateLimit-Remaining"];
                    "RateLimit-Reset": components["headers"]["RateLimit-Reset"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ApplyImportAnswer"];
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["NotSignedIn"];
            403: components["responses"]["Refused"];
            404: components["responses"]["NotFound"];
            409: components["responses"]["Conflict"];
            413: components["responses"]["TooLarge"];
            415: components["responses"]["WrongType"];
            422: components["responses"]["Invalid"];
            429: components["responses"]["TooMany"];
            500: components["responses"]["Failed"];
        };
    };
    sendImportPart: {
        parameters: {
            query?: never;
            header?: {
                /** @description A name of your choice for this one request, e.g. a UUID. Sent again with the same key, the request is not carried out twice: the first answer comes back. */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
            };
            path: {
                id: string;
                number: number;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["SendImportPartBody"];
            };
        };
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    "RateLimit-Limit": components["headers"]["RateLimit-Limit"];
                    "RateLimit-Remaining": components["headers"]["RateLimit-Remaining"];
                    "RateLimit-Reset": components["headers"]["RateLimit-Reset"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Done"];
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["NotSignedIn"];
            403: components["responses"]["Refused"];
            404: components["responses"]["NotFound"];
            409: components["responses"]["Conflict"];
            413: components["responses"]["TooLarge"];
            415: components["responses"]["WrongType"];
            422: components["responses"]["Invalid"];
            429: components["responses"]["TooMany"];
            500: components["responses"]["Failed"];
        };
    };
    previewImport: {
        parameters: {
            query?: never;
            header?: {
                /** @description A name of your choice for this one request, e.g. a UUID. Sent again with the same key, the request is not carried out twice: the first answer comes back. */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: {
            content: {
                "application/json": components["schemas"]["ImportChoices"];
            };
        };
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    "RateLimit-Limit": components["headers"]["RateLimit-Limit"];
                    "RateLimit-Remaining": components["headers"]["RateLimit-Remaining"];
                    "RateLimit-Reset": components["headers"]["RateLimit-Reset"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ImportPreview"];
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["NotSignedIn"];
            403: components["responses"]["Refused"];
            404: components["responses"]["NotFound"];
            409: components["responses"]["Conflict"];
            413: components["responses"]["TooLarge"];
            415: components["responses"]["WrongType"];
            422: components["responses"]["Invalid"];
            429: components["responses"]["TooMany"];
            500: components["responses"]["Failed"];
        };
    };
    listStaff: {
        parameters: {
            query?: {
                search?: string;
                state?: components["schemas"]["StaffState"];
                department?: string;
                source?: components["schemas"]["StaffSource"];
                after?: string;
                limit?: number;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    "RateLimit-Limit": components["headers"]["RateLimit-Limit"];
                    "RateLimit-Remaining": components["headers"]["RateLimit-Remaining"];
                    "RateLimit-Reset": components["headers"]["RateLimit-Reset"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ListStaffAnswer"];
                };
            };
            401: components["responses"]["NotSignedIn"];
            403: components["responses"]["Refused"];
            422: components["responses"]["Invalid"];
            429: components["responses"]["TooMany"];
            500: components["responses"]["Failed"];
        };
    };
    addStaff: {
        parameters: {
            query?: never;
            header?: {
                /** @description A name of your choice for this one request, e.g. a UUID. Sent again with the same key, the request is not carried out twice: the first answer comes back. */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: {
            content: {
                "application/json": components["schemas"]["StaffMemberInput"];
            };
        };
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    "RateLimit-Limit": components["headers"]["RateLimit-Limit"];
                    "RateLimit-Remaining": components["headers"]["RateLimit-Remaining"];
                    "RateLimit-Reset": components["headers"]["RateLimit-Reset"];
                    ETag: components["headers"]["ETag"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["StaffMember"];
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["NotSignedIn"];
            403: components["responses"]["Refused"];
            409: components["responses"]["Conflict"];
            413: components["responses"]["TooLarge"];
            415: components["responses"]["WrongType"];
            422: components["responses"]["Invalid"];
            429: components["responses"]["TooMany"];
            500: components["responses"]["Failed"];
        };
    };
    getStaff: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    "RateLimit-Limit": components["headers"]["RateLimit-Limit"];
                    "RateLimit-Remaining": components["headers"]["RateLimit-Remaining"];
                    "RateLimit-Reset": components["headers"]["RateLimit-Reset"];
                    ETag: components["headers"]["ETag"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["StaffMember"];
                };
            };
            401: components["responses"]["NotSignedIn"];
            403: components["responses"]["Refused"];
            404: components["responses"]["NotFound"];
            422: components["responses"]["Invalid"];
            429: components["responses"]["TooMany"];
            500: components["responses"]["Failed"];
        };
    };
    changeStaff: {
        parameters: {
            query?: never;
            header?: {
                /** @description A name of your choice for this one request, e.g. a UUID. Sent again with the same key, the request is not carried out twice: the first answer comes back. */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
                /** @description The `ETag` that was read. When somebody saved a newer revision meanwhile, nothing is changed. */
                "If-Match"?: components["parameters"]["IfMatch"];
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ChangeStaffBody"];
            };
        };
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    "RateLimit-Limit": components["headers"]["RateLimit-Limit"];
                    "RateLimit-Remaining": components["headers"]["RateLimit-Remaining"];
                    "RateLimit-Reset": components["headers"]["RateLimit-Reset"];
                    ETag: components["headers"]["ETag"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["StaffMember"];
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["NotSignedIn"];
            403: components["responses"]["Refused"];
            404: components["responses"]["NotFound"];
            409: components["responses"]["Conflict"];
            412: components["responses"]["RevisionPassed"];
            413: components["responses"]["TooLarge"];
            415: components["responses"]["WrongType"];
            422: components["responses"]["Invalid"];
            429: components["responses"]["TooMany"];
            500: components["responses"]["Failed"];
        };
    };
    removeStaff: {
        parameters: {
            query?: never;
            header?: {
                /** @description A name of your choice for this one request, e.g. a UUID. Sent again with the same key, the request is not carried out twice: the first answer comes back. */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    "RateLimit-Limit": components["headers"]["RateLimit-Limit"];
                    "RateLimit-Remaining": components["headers"]["RateLimit-Remaining"];
                    "RateLimit-Reset": components["headers"]["RateLimit-Reset"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Done"];
                };
            };
            401: components["responses"]["NotSignedIn"];
            403: components["responses"]["Refused"];
            404: components["responses"]["NotFound"];
            409: components["responses"]["Conflict"];
            422: components["responses"]["Invalid"];
            429: components["responses"]["TooMany"];
            500: components["responses"]["Failed"];
        };
    };
    linkStaff: {
        parameters: {
            query?: never;
            header?: {
                /** @description A name of your choice for this one request, e.g. a UUID. Sent again with the same key, the request is not carried out twice: the first answer comes back. */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
                /** @description The `ETag` that was read. When somebody saved a newer revision meanwhile, nothing is changed. */
                "If-Match"?: components["parameters"]["IfMatch"];
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["LinkStaffBody"];
            };
        };
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    "RateLimit-Limit": components["headers"]["RateLimit-Limit"];
                    "RateLimit-Remaining": components["headers"]["RateLimit-Remaining"];
                    "RateLimit-Reset": components["headers"]["RateLimit-Reset"];
                    ETag: components["headers"]["ETag"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["StaffMember"];
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["NotSignedIn"];
            403: components["responses"]["Refused"];
            404: components["responses"]["NotFound"];
            409: components["responses"]["Conflict"];
            412: components["responses"]["RevisionPassed"];
            413: components["responses"]["TooLarge"];
            415: components["responses"]["WrongType"];
            422: components["responses"]["Invalid"];
            429: components["responses"]["TooMany"];
            500: components["responses"]["Failed"];
        };
    };
    setStaffState: {
        parameters: {
            query?: never;
            header?: {
                /** @description A name of your choice for this one request, e.g. a UUID. Sent again with the same key, the request is not carried out twice: the first answer comes back. */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
                /** @description The `ETag` that was read. When somebody saved a newer revision meanwhile, nothing is changed. */
                "If-Match"?: components["parameters"]["IfMatch"];
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["SetStaffStateBody"];
            };
        };
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    "RateLimit-Limit": components["headers"]["RateLimit-Limit"];
                    "RateLimit-Remaining": components["headers"]["RateLimit-Remaining"];
                    "RateLimit-Reset": components["headers"]["RateLimit-Reset"];
                    ETag: components["headers"]["ETag"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["StaffMember"];
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["NotSignedIn"];
            403: components["responses"]["Refused"];
            404: components["responses"]["NotFound"];
            409: components["responses"]["Conflict"];
            412: components["responses"]["RevisionPassed"];
            413: components["responses"]["TooLarge"];
            415: components["responses"]["WrongType"];
            422: components["responses"]["Invalid"];
            429: components["responses"]["TooMany"];
            500: components["responses"]["Failed"];
        };
    };
    listStaffNames: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    "RateLimit-Limit": components["headers"]["RateLimit-Limit"];
                    "RateLimit-Remaining": components["headers"]["RateLimit-Remaining"];
                    "RateLimit-Reset": components["headers"]["RateLimit-Reset"];
                    ETag: components["headers"]["ETag"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ListStaffNamesAnswer"];
                };
            };
            401: components["responses"]["NotSignedIn"];
            403: components["responses"]["Refused"];
            429: components["responses"]["TooMany"];
            500: components["responses"]["Failed"];
        };
    };
    getDisclosure: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    "RateLimit-Limit": components["headers"]["RateLimit-Limit"];
                    "RateLimit-Remaining": components["headers"]["RateLimit-Remaining"];
                    "RateLimit-Reset": components["headers"]["RateLimit-Reset"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["GetDisclosureAnswer"];
                };
            };
            401: components["responses"]["NotSignedIn"];
            403: components["responses"]["Refused"];
            429: components["responses"]["TooMany"];
            500: components["responses"]["Failed"];
        };
    };
    putDisclosure: {
        parameters: {
            query?: never;
            header?: {
                /** @description A name of your choice for this one request, e.g. a UUID. Sent again with the same key, the request is not carried out twice: the first answer comes back. */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
            };
            path: {
                language: "en" | "es";
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["DisclosureWording"];
            };
        };
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    "RateLimit-Limit": components["headers"]["RateLimit-Limit"];
                    "RateLimit-Remaining": components["headers"]["RateLimit-Remaining"];
                    "RateLimit-Reset": components["headers"]["RateLimit-Reset"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Done"];
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["NotSignedIn"];
            403: components["responses"]["Refused"];
            404: components["responses"]["NotFound"];
            409: components["responses"]["Conflict"];
            413: components["responses"]["TooLarge"];
            415: components["responses"]["WrongType"];
            422: components["responses"]["Invalid"];
            429: components["responses"]["TooMany"];
            500: components["responses"]["Failed"];
        };
    };
    removeDraftComment: {
        parameters: {
            query?: never;
            header?: {
                /** @description A name of your choice for this one request, e.g. a UUID. Sent again with the same key, the request is not carried out twice: the first answer comes back. */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    "RateLimit-Limit": components["headers"]["RateLimit-Limit"];
                    "RateLimit-Remaining": components["headers"]["RateLimit-Remaining"];
                    "RateLimit-Reset": components["headers"]["RateLimit-Reset"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Done"];
                };
            };
            401: components["responses"]["NotSignedIn"];
            403: components["responses"]["Refused"];
            404: components["responses"]["NotFound"];
            409: components["responses"]["Conflict"];
            422: components["responses"]["Invalid"];
            429: components["responses"]["TooMany"];
            500: components["responses"]["Failed"];
        };
    };
    changeDraftComment: {
        parameters: {
            query?: never;
            header?: {
                /** @description A name of your choice for this one request, e.g. a UUID. Sent again with the same key, the request is not carried out twice: the first answer comes back. */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ChangeDraftCommentBody"];
            };
        };
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    "RateLimit-Limit": components["headers"]["RateLimit-Limit"];
                    "RateLimit-Remaining": components["headers"]["RateLimit-Remaining"];
                    "RateLimit-Reset": components["headers"]["RateLimit-Reset"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["DraftThread"];
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["NotSignedIn"];
            403: components["responses"]["Refused"];
            404: components["responses"]["NotFound"];
            409: components["responses"]["Conflict"];
            413: components["responses"]["TooLarge"];
            415: components["responses"]["WrongType"];
            422: components["responses"]["Invalid"];
            429: components["responses"]["TooMany"];
            500: components["responses"]["Failed"];
        };
    };
    reopenDraftThread: {
        parameters: {
            query?: never;
            header?: {
                /** @description A name of your choice for this one request, e.g. a UUID. Sent again with the same key, the request is not carried out twice: the first answer comes back. */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    "RateLimit-Limit": components["headers"]["RateLimit-Limit"];
                    "RateLimit-Remaining": components["headers"]["RateLimit-Remaining"];
                    "RateLimit-Reset": components["headers"]["RateLimit-Reset"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["DraftThread"];
                };
            };
            401: components["responses"]["NotSignedIn"];
            403: components["responses"]["Refused"];
            404: components["responses"]["NotFound"];
            409: components["responses"]["Conflict"];
            422: components["responses"]["Invalid"];
            429: components["responses"]["TooMany"];
            500: components["responses"]["Failed"];
        };
    };
    resolveDraftThread: {
        parameters: {
            query?: never;
            header?: {
                /** @description A name of your choice for this one request, e.g. a UUID. Sent again with the same key, the request is not carried out twice: the first answer comes back. */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    "RateLimit-Limit": components["headers"]["RateLimit-Limit"];
                    "RateLimit-Remaining": components["headers"]["RateLimit-Remaining"];
                    "RateLimit-Reset": components["headers"]["RateLimit-Reset"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["DraftThread"];
                };
            };
            401: components["responses"]["NotSignedIn"];
            403: components["responses"]["Refused"];
            404: components["responses"]["NotFound"];
            409: components["responses"]["Conflict"];
            422: components["responses"]["Invalid"];
            429: components["responses"]["TooMany"];
            500: components["responses"]["Failed"];
        };
    };
    exportPosts: {
        parameters: {
            query?: {
                stage?: string;
                author?: string;
                channel?: string;
                dueFrom?: string;
                dueTo?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The posts. */
            200: {
                headers: {
                    "RateLimit-Limit": components["headers"]["RateLimit-Limit"];
                    "RateLimit-Remaining": components["headers"]["RateLimit-Remaining"];
                    "RateLimit-Reset": components["headers"]["RateLimit-Reset"];
                    [name: string]: unknown;
                };
                content: {
                    "text/csv": string;
                };
            };
            401: components["responses"]["NotSignedIn"];
            403: components["responses"]["Refused"];
            422: components["responses"]["Invalid"];
            429: components["responses"]["TooMany"];
            500: components["responses"]["Failed"];
        };
    };
    exportShortLinks: {
        parameters: {
            query?: {
                post?: string;
                search?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The short addresses. */
            200: {
                headers: {
                    "RateLimit-Limit": components["headers"]["RateLimit-Limit"];
                    "RateLimit-Remaining": components["headers"]["RateLimit-Remaining"];
                    "RateLimit-Reset": components["headers"]["RateLimit-Reset"];
                    [name: string]: unknown;
                };
                content: {
                    "text/csv": string;
                };
            };
            401: components["responses"]["NotSignedIn"];
            403: components["responses"]["Refused"];
            422: components["responses"]["Invalid"];
            429: components["responses"]["TooMany"];
            500: components["responses"]["Failed"];
        };
    };
    sendGuestCode: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    "RateLimit-Limit": components["headers"]["RateLimit-Limit"];
                    "RateLimit-Remaining": components["headers"]["RateLimit-Remaining"];
                    "RateLimit-Reset": components["headers"]["RateLimit-Reset"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["OpenGuestLinkAnswer"];
                };
            };
            401: components["responses"]["NotSignedIn"];
            403: components["responses"]["Refused"];
            409: components["responses"]["Conflict"];
            429: components["responses"]["TooMany"];
            500: components["responses"]["Failed"];
        };
    };
    commentAsGuest: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["CommentAsGuestBody"];
            };
        };
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    "RateLimit-Limit": components["headers"]["RateLimit-Limit"];
                    "RateLimit-Remaining": components["headers"]["RateLimit-Remaining"];
                    "RateLimit-Reset": components["headers"]["RateLimit-Reset"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Done"];
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["NotSignedIn"];
            403: components["responses"]["Refused"];
            409: components["responses"]["Conflict"];
            413: components["responses"]["TooLarge"];
            415: components["responses"]["WrongType"];
            422: components["responses"]["Invalid"];
            429: components["responses"]["TooMany"];
            500: components["responses"]["Failed"];
        };
    };
    readGuestReview: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    "RateLimit-Limit": components["headers"]["RateLimit-Limit"];
                    "RateLimit-Remaining": components["headers"]["RateLimit-Remaining"];
                    "RateLimit-Reset": components["headers"]["RateLimit-Reset"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ReadGuestReviewAnswer"];
                };
            };
            401: components["responses"]["NotSignedIn"];
            429: components["responses"]["TooMany"];
            500: components["responses"]["Failed"];
        };
    };
    decideAsGuest: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["DecideAsGuestBody"];
            };
        };
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    "RateLimit-Limit": components["headers"]["RateLimit-Limit"];
                    "RateLimit-Remaining": components["headers"]["RateLimit-Remaining"];
                    "RateLimit-Reset": components["headers"]["RateLimit-Reset"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Done"];
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["NotSignedIn"];
            403: components["responses"]["Refused"];
            409: components["responses"]["Conflict"];
            413: components["responses"]["TooLarge"];
            415: components["responses"]["WrongType"];
            422: components["responses"]["Invalid"];
            429: components["responses"]["TooMany"];
            500: components["responses"]["Failed"];
        };
    };
    openGuestLink: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["OpenGuestLinkBody"];
            };
        };
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    "RateLimit-Limit": components["headers"]["RateLimit-Limit"];
                    "RateLimit-Remaining": components["headers"]["RateLimit-Remaining"];
                    "RateLimit-Reset": components["headers"]["RateLimit-Reset"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["OpenGuestLinkAnswer"];
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["NotSignedIn"];
            403: components["responses"]["Refused"];
            409: components["responses"]["Conflict"];
            413: components["responses"]["TooLarge"];
            415: components["responses"]["WrongType"];
            422: components["responses"]["Invalid"];
            429: components["responses"]["TooMany"];
            500: components["responses"]["Failed"];
        };
    };
    proveGuest: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ProveGuestBody"];
            };
        };
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    "RateLimit-Limit": components["headers"]["RateLimit-Limit"];
                    "RateLimit-Remaining": components["headers"]["RateLimit-Remaining"];
                    "RateLimit-Reset": components["headers"]["RateLimit-Reset"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["OpenGuestLinkAnswer"];
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["NotSignedIn"];
            403: components["responses"]["Refused"];
            409: components["responses"]["Conflict"];
            413: components["responses"]["TooLarge"];
            415: components["responses"]["WrongType"];
            422: components["responses"]["Invalid"];
            429: components["responses"]["TooMany"];
            500: components["responses"]["Failed"];
        };
    };
    endGuestSession: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    "RateLimit-Limit": components["headers"]["RateLimit-Limit"];
                    "RateLimit-Remaining": components["headers"]["RateLimit-Remaining"];
                    "RateLimit-Reset": components["headers"]["RateLimit-Reset"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Done"];
                };
            };
            401: components["responses"]["NotSignedIn"];
            403: components["responses"]["Refused"];
            409: components["responses"]["Conflict"];
            429: components["responses"]["TooMany"];
            500: components["responses"]["Failed"];
        };
    };
    listHandPlaces: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    "RateLimit-Limit": components["headers"]["RateLimit-Limit"];
                    "RateLimit-Remaining": components["headers"]["RateLimit-Remaining"];
                    "RateLimit-Reset": components["headers"]["RateLimit-Reset"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ListHandPlacesAnswer"];
                };
            };
            401: components["responses"]["NotSignedIn"];
            403: components["responses"]["Refused"];
            429: components["responses"]["TooMany"];
            500: components["responses"]["Failed"];
        };
    };
    putPosters: {
        parameters: {
            query?: never;
            header?: {
                /** @description A name of your choice for this one request, e.g. a UUID. Sent again with the same key, the request is not carried out twice: the first answer comes back. */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["PutPostersBody"];
            };
        };
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    "RateLimit-Limit": components["headers"]["RateLimit-Limit"];
                    "RateLimit-Remaining": components["headers"]["RateLimit-Remaining"];
                    "RateLimit-Reset": components["headers"]["RateLimit-Reset"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["HandPlace"];
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["NotSignedIn"];
            403: components["responses"]["Refused"];
            404: components["responses"]["NotFound"];
            409: components["responses"]["Conflict"];
            413: components["responses"]["TooLarge"];
            415: components["responses"]["WrongType"];
            422: components["responses"]["Invalid"];
            429: components["responses"]["TooMany"];
            500: components["responses"]["Failed"];
        };
    };
    listHandTasks: {
        parameters: {
            query?: {
                which?: "open" | "all";
                mine?: "true" | "false";
                after?: string;
                limit?: number;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    "RateLimit-Limit": components["headers"]["RateLimit-Limit"];
                    "RateLimit-Remaining": components["headers"]["RateLimit-Remaining"];
                    "RateLimit-Reset": components["headers"]["RateLimit-Reset"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ListHandTasksAnswer"];
                };
            };
            401: components["responses"]["NotSignedIn"];
            403: components["responses"]["Refused"];
            422: components["responses"]["Invalid"];
            429: components["responses"]["TooMany"];
            500: components["responses"]["Failed"];
        };
    };
    getHandTask: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    "RateLimit-Limit": components["headers"]["RateLimit-Limit"];
                    "RateLimit-Remaining": components["headers"]["RateLimit-Remaining"];
                    "RateLimit-Reset": components["headers"]["RateLimit-Reset"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["HandTaskDetail"];
                };
            };
            401: components["responses"]["NotSignedIn"];
            403: components["responses"]["Refused"];
            404: components["responses"]["NotFound"];
            422: components["responses"]["Invalid"];
            429: components["responses"]["TooMany"];
            500: components["responses"]["Failed"];
        };
    };
    answerGone: {
        parameters: {
            query?: never;
            header?: {
                /** @description A name of your choice for this one request, e.g. a UUID. Sent again with the same key, the request is not carried out twice: the first answer comes back. */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["AnswerGoneBody"];
            };
        };
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    "RateLimit-Limit": components["headers"]["RateLimit-Limit"];
                    "RateLimit-Remaining": components["headers"]["RateLimit-Remaining"];
                    "RateLimit-Reset": components["headers"]["RateLimit-Reset"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["HandTaskDetail"];
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["NotSignedIn"];
            403: components["responses"]["Refused"];
            404: components["responses"]["NotFound"];
            409: components["responses"]["Conflict"];
            413: components["responses"]["TooLarge"];
            415: components["responses"]["WrongType"];
            422: components["responses"]["Invalid"];
            429: components["responses"]["TooMany"];
            500: components["responses"]["Failed"];
        };
    };
    handOver: {
        parameters: {
            query?: never;
            header?: {
                /** @description A name of your choice for this one request, e.g. a UUID. Sent again with the same key, the request is not carried out twice: the first answer comes back. */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["HandOverBody"];
            };
        };
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    "RateLimit-Limit": components["headers"]["RateLimit-Limit"];
                    "RateLimit-Remaining": components["headers"]["RateLimit-Remaining"];
                    "RateLimit-Reset": components["headers"]["RateLimit-Reset"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["HandTaskDetail"];
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["NotSignedIn"];
            403: components["responses"]["Refused"];
            404: components["responses"]["NotFound"];
            409: components["responses"]["Conflict"];
            413: components["responses"]["TooLarge"];
            415: components["responses"]["WrongType"];
            422: components["responses"]["Invalid"];
            429: components["responses"]["TooMany"];
            500: components["responses"]["Failed"];
        };
    };
    readHandMedium: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
                mediaId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The bytes. */
            200: {
                headers: {
                    "RateLimit-Limit": components["headers"]["RateLimit-Limit"];
                    "RateLimit-Remaining": components["headers"]["RateLimit-Remaining"];
                    "RateLimit-Reset": components["headers"]["RateLimit-Reset"];
                    [name: string]: unknown;
                };
                content: {
                    "image/*": string;
                    "video/mp4": string;
                    "application/pdf": string;
                };
            };
            401: components["responses"]["NotSignedIn"];
            403: components["responses"]["Refused"];
            404: components["responses"]["NotFound"];
            422: components["responses"]["Invalid"];
            429: components["responses"]["TooMany"];
            500: components["responses"]["Failed"];
        };
    };
    answerNotPosted: {
        parameters: {
            query?: never;
            header?: {
                /** @description A name of your choice for this one request, e.g. a UUID. Sent again with the same key, the request is not carried out twice: the first answer comes back. */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["AnswerNotPostedBody"];
            };
        };
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    "RateLimit-Limit": components["headers"]["RateLimit-Limit"];
                    "RateLimit-Remaining": components["headers"]["RateLimit-Remaining"];
                    "RateLimit-Reset": components["headers"]["RateLimit-Reset"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["HandTaskDetail"];
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["NotSignedIn"];
            403: components["responses"]["Refused"];
            404: components["responses"]["NotFound"];
            409: components["responses"]["Conflict"];
            413: components["responses"]["TooLarge"];
            415: components["responses"]["WrongType"];
            422: components["responses"]["Invalid"];
            429: components["responses"]["TooMany"];
            500: components["responses"]["Failed"];
        };
    };
    answerPosted: {
        parameters: {
            query?: never;
            header?: {
                /** @description A name of your choice for this one request, e.g. a UUID. Sent again with the same key, the request is not carried out twice: the first answer comes back. */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["AnswerPostedBody"];
            };
        };
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    "RateLimit-Limit": components["headers"]["RateLimit-Limit"];
                    "RateLimit-Remaining": components["headers"]["RateLimit-Remaining"];
                    "RateLimit-Reset": components["headers"]["RateLimit-Reset"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["HandTaskDetail"];
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["NotSignedIn"];
            403: components["responses"]["Refused"];
            404: components["responses"]["NotFound"];
            409: components["responses"]["Conflict"];
            413: components["responses"]["TooLarge"];
            415: components["responses"]["WrongType"];
            422: components["responses"]["Invalid"];
            429: components["responses"]["TooMany"];
            500: components["responses"]["Failed"];
        };
    };
    getHealth: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    "RateLimit-Limit": components["headers"]["RateLimit-Limit"];
                    "RateLimit-Remaining": components["headers"]["RateLimit-Remaining"];
                    "RateLimit-Reset": components["headers"]["RateLimit-Reset"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Health"];
                };
            };
            401: components["responses"]["NotSignedIn"];
            403: components["responses"]["Refused"];
            429: components["responses"]["TooMany"];
            500: components["responses"]["Failed"];
        };
    };
    retryJob: {
        parameters: {
            query?: never;
            header?: {
                /** @description A name of your choice for this one request, e.g. a UUID. Sent again with the same key, the request is not carried out twice: the first answer comes back. */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
            };
            path: {
                number: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    "RateLimit-Limit": components["headers"]["RateLimit-Limit"];
                    "RateLimit-Remaining": components["headers"]["RateLimit-Remaining"];
                    "RateLimit-Reset": components["headers"]["RateLimit-Reset"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Done"];
                };
            };
            401: components["responses"]["NotSignedIn"];
            403: components["responses"]["Refused"];
            404: components["responses"]["NotFound"];
            409: components["responses"]["Conflict"];
            422: components["responses"]["Invalid"];
            429: components["responses"]["TooMany"];
            500: components["responses"]["Failed"];
        };
    };
    getHealthReport: {
        parameters: {
            query?: {
                days?: number;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    "RateLimit-Limit": components["headers"]["RateLimit-Limit"];
                    "RateLimit-Remaining": components["headers"]["RateLimit-Remaining"];
                    "RateLimit-Reset": components["headers"]["RateLimit-Reset"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["HealthReport"];
                };
            };
            401: components["responses"]["NotSignedIn"];
            403: components["responses"]["Refused"];
            422: components["responses"]["Invalid"];
            429: components["responses"]["TooMany"];
            500: components["responses"]["Failed"];
        };
    };
    acceptInvitation: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["AcceptInvitationBody"];
            };
        };
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    "RateLimit-Limit": components["headers"]["RateLimit-Limit"];
                    "RateLimit-Remaining": components["headers"]["RateLimit-Remaining"];
                    "RateLimit-Reset": components["headers"]["RateLimit-Reset"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SignInAnswer"];
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["NotSignedIn"];
            403: components["responses"]["Refused"];
            409: components["responses"]["Conflict"];
            413: components["responses"]["TooLarge"];
            415: components["responses"]["WrongType"];
            422: components["responses"]["Invalid"];
            429: components["responses"]["TooMany"];
            500: components["responses"]["Failed"];
        };
    };
    acceptByPasskeyOptions: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["AcceptByPasskeyOptionsBody"];
            };
        };
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    "RateLimit-Limit": components["headers"]["RateLimit-Limit"];
                    "RateLimit-Remaining": components["headers"]["RateLimit-Remaining"];
                    "RateLimit-Reset": components["headers"]["RateLimit-Reset"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AcceptByPasskeyOptionsAnswer"];
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["NotSignedIn"];
            403: components["responses"]["Refused"];
            409: components["responses"]["Conflict"];
            413: components["responses"]["TooLarge"];
            415: components["responses"]["WrongType"];
            422: components["responses"]["Invalid"];
            429: components["responses"]["TooMany"];
            500: components["responses"]["Failed"];
        };
    };
    readInvitation: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ReadInvitationBody"];
            };
        };
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    "RateLimit-Limit": components["headers"]["RateLimit-Limit"];
                    "RateLimit-Remaining": components["headers"]["RateLimit-Remaining"];
                    "RateLimit-Reset": components["headers"]["RateLimit-Reset"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ReadInvitationAnswer"];
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["NotSignedIn"];
            403: components["responses"]["Refused"];
            409: components["responses"]["Conflict"];
            413: components["responses"]["TooLarge"];
            415: components["responses"]["WrongType"];
            422: components["responses"]["Invalid"];
            429: components["responses"]["TooMany"];
            500: components["responses"]["Failed"];
        };
    };
    listKeys: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    "RateLimit-Limit": components["headers"]["RateLimit-Limit"];
                    "RateLimit-Remaining": components["headers"]["RateLimit-Remaining"];
                    "RateLimit-Reset": components["headers"]["RateLimit-Reset"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ListKeysAnswer"];
                };
            };
            401: components["responses"]["NotSignedIn"];
            403: components["responses"]["Refused"];
            429: components["responses"]["TooMany"];
            500: components["responses"]["Failed"];
        };
    };
    createKey: {
        parameters: {
            query?: never;
            header?: {
                /** @description A name of your choice for this one request, e.g. a UUID. Sent again with the same key, the request is not carried out twice: the first answer comes back. */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["CreateKeyBody"];
            };
        };
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    "RateLimit-Limit": components["headers"]["RateLimit-Limit"];
                    "RateLimit-Remaining": components["headers"]["RateLimit-Remaining"];
                    "RateLimit-Reset": components["headers"]["RateLimit-Reset"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CreateKeyAnswer"];
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["NotSignedIn"];
            403: components["responses"]["Refused"];
            409: components["responses"]["Conflict"];
            413: components["responses"]["TooLarge"];
            415: components["responses"]["WrongType"];
            422: components["responses"]["Invalid"];
            429: components["responses"]["TooMany"];
            500: components["responses"]["Failed"];
        };
    };
    renameKey: {
        parameters: {
            query?: never;
            header?: {
                /** @description A name of your choice for this one request, e.g. a UUID. Sent again with the same key, the request is not carried out twice: the first answer comes back. */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["RenameKeyBody"];
            };
        };
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    "RateLimit-Limit": components["headers"]["RateLimit-Limit"];
                    "RateLimit-Remaining": components["headers"]["RateLimit-Remaining"];
                    "RateLimit-Reset": components["headers"]["RateLimit-Reset"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Key"];
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["NotSignedIn"];
            403: components["responses"]["Refused"];
            404: components["responses"]["NotFound"];
            409: components["responses"]["Conflict"];
            413: components["responses"]["TooLarge"];
            415: components["responses"]["WrongType"];
            422: components["responses"]["Invalid"];
            429: components["responses"]["TooMany"];
            500: components["responses"]["Failed"];
        };
    };
    revokeKey: {
        parameters: {
            query?: never;
            header?: {
                /** @description A name of your choice for this one request, e.g. a UUID. Sent again with the same key, the request is not carried out twice: the first answer comes back. */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    "RateLimit-Limit": components["headers"]["RateLimit-Limit"];
                    "RateLimit-Remaining": components["headers"]["RateLimit-Remaining"];
                    "RateLimit-Reset": components["headers"]["RateLimit-Reset"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Key"];
                };
            };
            401: components["responses"]["NotSignedIn"];
            403: components["responses"]["Refused"];
            404: components["responses"]["NotFound"];
            409: components["responses"]["Conflict"];
            422: components["responses"]["Invalid"];
            429: components["responses"]["TooMany"];
            500: components["responses"]["Failed"];
        };
    };
    listLibrary: {
        parameters: {
            query?: {
                /** @description Words or a hashtag, in any case. */
                search?: string;
                after?: string;
                limit?: number;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    "RateLimit-Limit": components["headers"]["RateLimit-Limit"];
                    "RateLimit-Remaining": components["headers"]["RateLimit-Remaining"];
                    "RateLimit-Reset": components["headers"]["RateLimit-Reset"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ListLibraryAnswer"];
                };
            };
            401: components["responses"]["NotSignedIn"];
            403: components["responses"]["Refused"];
            422: components["responses"]["Invalid"];
            429: components["responses"]["TooMany"];
            500: components["responses"]["Failed"];
        };
    };
    share: {
        parameters: {
            query?: never;
            header?: {
                /** @description A name of your choice for this one request, e.g. a UUID. Sent again with the same key, the request is not carried out twice: the first answer comes back. */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ShareBody"];
            };
        };
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    "RateLimit-Limit": components["headers"]["RateLimit-Limit"];
                    "RateLimit-Remaining": components["headers"]["RateLimit-Remaining"];
                    "RateLimit-Reset": components["headers"]["RateLimit-Reset"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Share"];
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["NotSignedIn"];
            403: components["responses"]["Refused"];
            404: components["responses"]["NotFound"];
            409: components["responses"]["Conflict"];
            413: components["responses"]["TooLarge"];
            415: components["responses"]["WrongType"];
            422: components["responses"]["Invalid"];
            429: components["responses"]["TooMany"];
            500: components["responses"]["Failed"];
        };
    };
    getWordsToShare: {
        parameters: {
            query: {
                network: components["schemas"]["ShareNetwork"];
                /** @description Left out, it is shared by hand. */
                account?: string;
            };
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    "RateLimit-Limit": components["headers"]["RateLimit-Limit"];
                    "RateLimit-Remaining": components["headers"]["RateLimit-Remaining"];
                    "RateLimit-Reset": components["headers"]["RateLimit-Reset"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["WordsToShare"];
                };
            };
            401: components["responses"]["NotSignedIn"];
            403: components["responses"]["Refused"];
            404: components["responses"]["NotFound"];
            422: components["responses"]["Invalid"];
            429: components["responses"]["TooMany"];
            500: components["responses"]["Failed"];
        };
    };
    checkLink: {
        parameters: {
            query?: never;
            header?: {
                /** @description A name of your choice for this one request, e.g. a UUID. Sent again with the same key, the request is not carried out twice: the first answer comes back. */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["CheckLinkBody"];
            };
        };
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    "RateLimit-Limit": components["headers"]["RateLimit-Limit"];
                    "RateLimit-Remaining": components["headers"]["RateLimit-Remaining"];
                    "RateLimit-Reset": components["headers"]["RateLimit-Reset"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["LinkCheck"];
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["NotSignedIn"];
            403: components["responses"]["Refused"];
            409: components["responses"]["Conflict"];
            413: components["responses"]["TooLarge"];
            415: components["responses"]["WrongType"];
            422: components["responses"]["Invalid"];
            429: components["responses"]["TooMany"];
            500: components["responses"]["Failed"];
        };
    };
    getNotifications: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    "RateLimit-Limit": components["headers"]["RateLimit-Limit"];
                    "RateLimit-Remaining": components["headers"]["RateLimit-Remaining"];
                    "RateLimit-Reset": components["headers"]["RateLimit-Reset"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["NotificationChoice"];
                };
            };
            401: components["responses"]["NotSignedIn"];
            403: components["responses"]["Refused"];
            429: components["responses"]["TooMany"];
            500: components["responses"]["Failed"];
        };
    };
    chooseNotifications: {
        parameters: {
            query?: never;
            header?: {
                /** @description A name of your choice for this one request, e.g. a UUID. Sent again with the same key, the request is not carried out twice: the first answer comes back. */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["NotificationChoice"];
            };
        };
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    "RateLimit-Limit": components["headers"]["RateLimit-Limit"];
                    "RateLimit-Remaining": components["headers"]["RateLimit-Remaining"];
                    "RateLimit-Reset": components["headers"]["RateLimit-Reset"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["NotificationChoice"];
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["NotSignedIn"];
            403: components["responses"]["Refused"];
            409: components["responses"]["Conflict"];
            413: components["responses"]["TooLarge"];
            415: components["responses"]["WrongType"];
            422: components["responses"]["Invalid"];
            429: components["responses"]["TooMany"];
            500: components["responses"]["Failed"];
        };
    };
    uploadMedia: {
        parameters: {
            query?: never;
            header?: {
                /** @description What the file is called, URI-encoded. */
                "x-file-name"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "image/jpeg": string;
                "image/png": string;
                "image/webp": string;
                "image/gif": string;
                "image/avif": string;
            };
        };
        responses: {
            /** @description The image was taken in. */
            201: {
                headers: {
                    "RateLimit-Limit": components["headers"]["RateLimit-Limit"];
                    "RateLimit-Remaining": components["headers"]["RateLimit-Remaining"];
                    "RateLimit-Reset": components["headers"]["RateLimit-Reset"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Media"];
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["NotSignedIn"];
            403: components["responses"]["Refused"];
            413: components["responses"]["TooLarge"];
            415: components["responses"]["WrongType"];
            422: components["responses"]["Invalid"];
            429: components["responses"]["TooMany"];
            500: components["responses"]["Failed"];
        };
    };
    listQuarantine: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    "RateLimit-Limit": components["headers"]["RateLimit-Limit"];
                    "RateLimit-Remaining": components["headers"]["RateLimit-Remaining"];
                    "RateLimit-Reset": components["headers"]["RateLimit-Reset"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ListQuarantineAnswer"];
                };
            };
            401: components["responses"]["NotSignedIn"];
            403: components["responses"]["Refused"];
            429: components["responses"]["TooMany"];
            500: components["responses"]["Failed"];
        };
    };
    uploadDocument: {
        parameters: {
            query?: never;
            header?: {
                /** @description What the file is called, URI-encoded. */
                "x-file-name"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/pdf": string;
            };
        };
        responses: {
            /** @description The file was taken in. */
            201: {
                headers: {
                    "RateLimit-Limit": components["headers"]["RateLimit-Limit"];
                    "RateLimit-Remaining": components["headers"]["RateLimit-Remaining"];
                    "RateLimit-Reset": components["headers"]["RateLimit-Reset"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Media"];
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["NotSignedIn"];
            403: components["responses"]["Refused"];
            413: components["responses"]["TooLarge"];
            415: components["responses"]["WrongType"];
            422: components["responses"]["Invalid"];
            429: components["responses"]["TooMany"];
            500: components["responses"]["Failed"];
        };
    };
    uploadVideo: {
        parameters: {
            query?: never;
            header?: {
                /** @description What the file is called, URI-encoded. */
                "x-file-name"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "video/mp4": string;
                "video/quicktime": string;
            };
        };
        responses: {
            /** @description The file was taken in. */
            201: {
                headers: {
                    "RateLimit-Limit": components["headers"]["RateLimit-Limit"];
                    "RateLimit-Remaining": components["headers"]["RateLimit-Remaining"];
                    "RateLimit-Reset": components["headers"]["RateLimit-Reset"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Media"];
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["NotSignedIn"];
            403: components["responses"]["Refused"];
            413: components["responses"]["TooLarge"];
            415: components["responses"]["WrongType"];
            422: components["responses"]["Invalid"];
            429: components["responses"]["TooMany"];
            500: components["responses"]["Failed"];
        };
    };
    getMedia: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    "RateLimit-Limit": components["headers"]["RateLimit-Limit"];
                    "RateLimit-Remaining": components["headers"]["RateLimit-Remaining"];
                    "RateLimit-Reset": components["headers"]["RateLimit-Reset"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Media"];
                };
            };
            401: components["responses"]["NotSignedIn"];
            403: components["responses"]["Refused"];
            404: components["responses"]["NotFound"];
            422: components["responses"]["Invalid"];
            429: components["responses"]["TooMany"];
            500: components["responses"]["Failed"];
        };
    };
    readMediaContent: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The bytes. */
            200: {
                headers: {
                    "RateLimit-Limit": components["headers"]["RateLimit-Limit"];
                    "RateLimit-Remaining": components["headers"]["RateLimit-Remaining"];
                    "RateLimit-Reset": components["headers"]["RateLimit-Reset"];
                    [name: string]: unknown;
                };
                content: {
                    "image/*": string;
                    "video/mp4": string;
                    "application/pdf": string;
                };
            };
            401: components["responses"]["NotSignedIn"];
            403: components["responses"]["Refused"];
            404: components["responses"]["NotFound"];
            422: components["responses"]["Invalid"];
            429: components["responses"]["TooMany"];
            500: components["responses"]["Failed"];
        };
    };
    cropMedia: {
        parameters: {
            query?: never;
            header?: {
                /** @description A name of your choice for this one request, e.g. a UUID. Sent again with the same key, the request is not carried out twice: the first answer comes back. */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["CropMediaBody"];
            };
        };
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    "RateLimit-Limit": components["headers"]["RateLimit-Limit"];
                    "RateLimit-Remaining": components["headers"]["RateLimit-Remaining"];
                    "RateLimit-Reset": components["headers"]["RateLimit-Reset"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Media"];
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["NotSignedIn"];
            403: components["responses"]["Refused"];
            404: components["responses"]["NotFound"];
            409: components["responses"]["Conflict"];
            413: components["responses"]["TooLarge"];
            415: components["responses"]["WrongType"];
            422: components["responses"]["Invalid"];
            429: components["responses"]["TooMany"];
            500: components["responses"]["Failed"];
        };
    };
    listPicturedPersons: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    "RateLimit-Limit": components["headers"]["RateLimit-Limit"];
                    "RateLimit-Remaining": components["headers"]["RateLimit-Remaining"];
                    "RateLimit-Reset": components["headers"]["RateLimit-Reset"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AddPicturedPersonAnswer"];
                };
            };
            401: components["responses"]["NotSignedIn"];
            403: components["responses"]["Refused"];
            404: components["responses"]["NotFound"];
            422: components["responses"]["Invalid"];
            429: components["responses"]["TooMany"];
            500: components["responses"]["Failed"];
        };
    };
    addPicturedPerson: {
        parameters: {
            query?: never;
            header?: {
                /** @description A name of your choice for this one request, e.g. a UUID. Sent again with the same key, the request is not carried out twice: the first answer comes back. */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["AddPicturedPersonBody"];
            };
        };
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    "RateLimit-Limit": components["headers"]["RateLimit-Limit"];
                    "RateLimit-Remaining": components["headers"]["RateLimit-Remaining"];
                    "RateLimit-Reset": components["headers"]["RateLimit-Reset"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AddPicturedPersonAnswer"];
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["NotSignedIn"];
            403: components["responses"]["Refused"];
            404: components["responses"]["NotFound"];
            409: components["responses"]["Conflict"];
            413: components["responses"]["TooLarge"];
            415: components["responses"]["WrongType"];
            422: components["responses"]["Invalid"];
            429: components["responses"]["TooMany"];
            500: components["responses"]["Failed"];
        };
    };
    removePicturedPerson: {
        parameters: {
            query?: never;
            header?: {
                /** @description A name of your choice for this one request, e.g. a UUID. Sent again with the same key, the request is not carried out twice: the first answer comes back. */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
            };
            path: {
                id: string;
                subjectId: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["RemovePicturedPersonBody"];
            };
        };
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    "RateLimit-Limit": components["headers"]["RateLimit-Limit"];
                    "RateLimit-Remaining": components["headers"]["RateLimit-Remaining"];
                    "RateLimit-Reset": components["headers"]["RateLimit-Reset"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AddPicturedPersonAnswer"];
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["NotSignedIn"];
            403: components["responses"]["Refused"];
            404: components["responses"]["NotFound"];
            409: components["responses"]["Conflict"];
            413: components["responses"]["TooLarge"];
            415: components["responses"]["WrongType"];
            422: components["responses"]["Invalid"];
            429: components["responses"]["TooMany"];
            500: components["responses"]["Failed"];
        };
    };
    quarantineMedia: {
        parameters: {
            query?: never;
            header?: {
                /** @description A name of your choice for this one request, e.g. a UUID. Sent again with the same key, the request is not carried out twice: the first answer comes back. */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["QuarantineMediaBody"];
            };
        };
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    "RateLimit-Limit": components["headers"]["RateLimit-Limit"];
                    "RateLimit-Remaining": components["headers"]["RateLimit-Remaining"];
                    "RateLimit-Reset": components["headers"]["RateLimit-Reset"];
                    ETag: components["headers"]["ETag"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Quarantine"];
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["NotSignedIn"];
            403: components["responses"]["Refused"];
            404: components["responses"]["NotFound"];
            409: components["responses"]["Conflict"];
            413: components["responses"]["TooLarge"];
            415: components["responses"]["WrongType"];
            422: components["responses"]["Invalid"];
            429: components["responses"]["TooMany"];
            500: components["responses"]["Failed"];
        };
    };
    releaseMedia: {
        parameters: {
            query?: never;
            header?: {
                /** @description A name of your choice for this one request, e.g. a UUID. Sent again with the same key, the request is not carried out twice: the first answer comes back. */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
                /** @description The `ETag` that was read. When somebody saved a newer revision meanwhile, nothing is changed. */
                "If-Match"?: components["parameters"]["IfMatch"];
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ReleaseMediaBody"];
            };
        };
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    "RateLimit-Limit": components["headers"]["RateLimit-Limit"];
                    "RateLimit-Remaining": components["headers"]["RateLimit-Remaining"];
                    "RateLimit-Reset": components["headers"]["RateLimit-Reset"];
                    ETag: components["headers"]["ETag"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Quarantine"];
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["NotSignedIn"];
            403: components["responses"]["Refused"];
            404: components["responses"]["NotFound"];
            409: components["responses"]["Conflict"];
            412: components["responses"]["RevisionPassed"];
            413: components["responses"]["TooLarge"];
            415: components["responses"]["WrongType"];
            422: components["responses"]["Invalid"];
            429: components["responses"]["TooMany"];
            500: components["responses"]["Failed"];
        };
    };
    listMessages: {
        parameters: {
            query?: {
                after?: string;
                limit?: number;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    "RateLimit-Limit": components["headers"]["RateLimit-Limit"];
                    "RateLimit-Remaining": components["headers"]["RateLimit-Remaining"];
                    "RateLimit-Reset": components["headers"]["RateLimit-Reset"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ListMessagesAnswer"];
                };
            };
            401: components["responses"]["NotSignedIn"];
            403: components["responses"]["Refused"];
            422: components["responses"]["Invalid"];
            429: components["responses"]["TooMany"];
            500: components["responses"]["Failed"];
        };
    };
    readAllMessages: {
        parameters: {
            query?: never;
            header?: {
                /** @description A name of your choice for this one request, e.g. a UUID. Sent again with the same key, the request is not carried out twice: the first answer comes back. */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    "RateLimit-Limit": components["headers"]["RateLimit-Limit"];
                    "RateLimit-Remaining": components["headers"]["RateLimit-Remaining"];
                    "RateLimit-Reset": components["headers"]["RateLimit-Reset"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Done"];
                };
            };
            401: components["responses"]["NotSignedIn"];
            403: components["responses"]["Refused"];
            409: components["responses"]["Conflict"];
            429: components["responses"]["TooMany"];
            500: components["responses"]["Failed"];
        };
    };
    readMessage: {
        parameters: {
            query?: never;
            header?: {
                /** @description A name of your choice for this one request, e.g. a UUID. Sent again with the same key, the request is not carried out twice: the first answer comes back. */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    "RateLimit-Limit": components["headers"]["RateLimit-Limit"];
                    "RateLimit-Remaining": components["headers"]["RateLimit-Remaining"];
                    "RateLimit-Reset": components["headers"]["RateLimit-Reset"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Done"];
                };
            };
            401: components["responses"]["NotSignedIn"];
            403: components["responses"]["Refused"];
            404: components["responses"]["NotFound"];
            409: components["responses"]["Conflict"];
            422: components["responses"]["Invalid"];
            429: components["responses"]["TooMany"];
            500: components["responses"]["Failed"];
        };
    };
    listApplications: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    "RateLimit-Limit": components["headers"]["RateLimit-Limit"];
                    "RateLimit-Remaining": components["headers"]["RateLimit-Remaining"];
                    "RateLimit-Reset": components["headers"]["RateLimit-Reset"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ListApplicationsAnswer"];
                };
            };
            401: components["responses"]["NotSignedIn"];
            403: components["responses"]["Refused"];
            429: components["responses"]["TooMany"];
            500: components["responses"]["Failed"];
        };
    };
    putApplication: {
        parameters: {
            query?: never;
            header?: {
                /** @description A name of your choice for this one request, e.g. a UUID. Sent again with the same key, the request is not carried out twice: the first answer comes back. */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
                /** @description The `ETag` that was read. When somebody saved a newer revision meanwhile, nothing is changed. */
                "If-Match"?: components["parameters"]["IfMatch"];
            };
            path: {
                network: components["schemas"]["NetworkId"];
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["PutApplicationBody"];
            };
        };
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    "RateLimit-Limit": components["headers"]["RateLimit-Limit"];
                    "RateLimit-Remaining": components["headers"]["RateLimit-Remaining"];
                    "RateLimit-Reset": components["headers"]["RateLimit-Reset"];
                    ETag: components["headers"]["ETag"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Application"];
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["NotSignedIn"];
            403: components["responses"]["Refused"];
            404: components["responses"]["NotFound"];
            409: components["responses"]["Conflict"];
            412: components["responses"]["RevisionPassed"];
            413: components["responses"]["TooLarge"];
            415: components["responses"]["WrongType"];
            422: components["responses"]["Invalid"];
            429: components["responses"]["TooMany"];
            500: components["responses"]["Failed"];
        };
    };
    removeApplication: {
        parameters: {
            query?: never;
            header?: {
                /** @description A name of your choice for this one request, e.g. a UUID. Sent again with the same key, the request is not carried out twice: the first answer comes back. */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
                /** @description The `ETag` that was read. When somebody saved a newer revision meanwhile, nothing is changed. */
                "If-Match"?: components["parameters"]["IfMatch"];
            };
            path: {
                network: components["schemas"]["NetworkId"];
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["RemoveApplicationBody"];
            };
        };
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    "RateLimit-Limit": components["headers"]["RateLimit-Limit"];
                    "RateLimit-Remaining": components["headers"]["RateLimit-Remaining"];
                    "RateLimit-Reset": components["headers"]["RateLimit-Reset"];
                    ETag: components["headers"]["ETag"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Application"];
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["NotSignedIn"];
            403: components["responses"]["Refused"];
            404: components["responses"]["NotFound"];
            409: components["responses"]["Conflict"];
            412: components["responses"]["RevisionPassed"];
            413: components["responses"]["TooLarge"];
            415: components["responses"]["WrongType"];
            422: components["responses"]["Invalid"];
            429: components["responses"]["TooMany"];
            500: components["responses"]["Failed"];
        };
    };
    listNetworks: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    "RateLimit-Limit": components["headers"]["RateLimit-Limit"];
                    "RateLimit-Remaining": components["headers"]["RateLimit-Remaining"];
                    "RateLimit-Reset": components["headers"]["RateLimit-Reset"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ListNetworksAnswer"];
                };
            };
            401: components["responses"]["NotSignedIn"];
            403: components["responses"]["Refused"];
            429: components["responses"]["TooMany"];
            500: components["responses"]["Failed"];
        };
    };
    getOrganization: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    "RateLimit-Limit": components["headers"]["RateLimit-Limit"];
                    "RateLimit-Remaining": components["headers"]["RateLimit-Remaining"];
                    "RateLimit-Reset": components["headers"]["RateLimit-Reset"];
                    ETag: components["headers"]["ETag"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Organization"];
                };
            };
            401: components["responses"]["NotSignedIn"];
            403: components["responses"]["Refused"];
            429: components["responses"]["TooMany"];
            500: components["responses"]["Failed"];
        };
    };
    updateOrganization: {
        parameters: {
            query?: never;
            header?: {
                /** @description A name of your choice for this one request, e.g. a UUID. Sent again with the same key, the request is not carried out twice: the first answer comes back. */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
                /** @description The `ETag` that was read. When somebody saved a newer revision meanwhile, nothing is changed. */
                "If-Match"?: components["parameters"]["IfMatch"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["UpdateOrganizationBody"];
            };
        };
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    "RateLimit-Limit": components["headers"]["RateLimit-Limit"];
                    "RateLimit-Remaining": components["headers"]["RateLimit-Remaining"];
                    "RateLimit-Reset": components["headers"]["RateLimit-Reset"];
                    ETag: components["headers"]["ETag"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Organization"];
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["NotSignedIn"];
            403: components["responses"]["Refused"];
            409: components["responses"]["Conflict"];
            412: components["responses"]["RevisionPassed"];
            413: components["responses"]["TooLarge"];
            415: components["responses"]["WrongType"];
            422: components["responses"]["Invalid"];
            429: components["responses"]["TooMany"];
            500: components["responses"]["Failed"];
        };
    };
    listKinds: {
        parameters: {
            query?: {
                language?: components["schemas"]["Language"];
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    "RateLimit-Limit": components["headers"]["RateLimit-Limit"];
                    "RateLimit-Remaining": components["headers"]["RateLimit-Remaining"];
                    "RateLimit-Reset": components["headers"]["RateLimit-Reset"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ListKindsAnswer"];
                };
            };
            401: components["responses"]["NotSignedIn"];
            422: components["responses"]["Invalid"];
            429: components["responses"]["TooMany"];
            500: components["responses"]["Failed"];
        };
    };
    listExamples: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    "RateLimit-Limit": components["headers"]["RateLimit-Limit"];
                    "RateLimit-Remaining": components["headers"]["RateLimit-Remaining"];
                    "RateLimit-Reset": components["headers"]["RateLimit-Reset"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ListExamplesAnswer"];
                };
            };
            401: components["responses"]["NotSignedIn"];
            403: components["responses"]["Refused"];
            429: components["responses"]["TooMany"];
            500: components["responses"]["Failed"];
        };
    };
    listFacts: {
        parameters: {
            query?: {
                kind?: components["schemas"]["FactKind"];
                siteId?: string;
                owner?: "me" | string;
                review?: "due";
                state?: "active" | "retired";
                search?: string;
                after?: string;
                limit?: number;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    "RateLimit-Limit": components["headers"]["RateLimit-Limit"];
                    "RateLimit-Remaining": components["headers"]["RateLimit-Remaining"];
                    "RateLimit-Reset": components["headers"]["RateLimit-Reset"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ListFactsAnswer"];
                };
            };
            401: components["responses"]["NotSignedIn"];
            403: components["responses"]["Refused"];
            422: components["responses"]["Invalid"];
            429: components["responses"]["TooMany"];
            500: components["responses"]["Failed"];
        };
    };
    addFact: {
        parameters: {
            query?: never;
            header?: {
                /** @description A name of your choice for this one request, e.g. a UUID. Sent again with the same key, the request is not carried out twice: the first answer comes back. */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["AddFactBody"];
            };
        };
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    "RateLimit-Limit": components["headers"]["RateLimit-Limit"];
                    "RateLimit-Remaining": components["headers"]["RateLimit-Remaining"];
                    "RateLimit-Reset": components["headers"]["RateLimit-Reset"];
                    ETag: components["headers"]["ETag"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Fact"];
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["NotSignedIn"];
            403: components["responses"]["Refused"];
            409: components["responses"]["Conflict"];
            413: components["responses"]["TooLarge"];
            415: components["responses"]["WrongType"];
            422: components["responses"]["Invalid"];
            429: components["responses"]["TooMany"];
            500: components["responses"]["Failed"];
        };
    };
    changeFact: {
        parameters: {
            query?: never;
            header?: {
                /** @description A name of your choice for this one request, e.g. a UUID. Sent again with the same key, the request is not carried out twice: the first answer comes back. */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
                /** @description The `ETag` that was read. When somebody saved a newer revision meanwhile, nothing is changed. */
                "If-Match"?: components["parameters"]["IfMatch"];
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ChangeFactBody"];
            };
        };
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    "RateLimit-Limit": components["headers"]["RateLimit-Limit"];
                    "RateLimit-Remaining": components["headers"]["RateLimit-Remaining"];
                    "RateLimit-Reset": components["headers"]["RateLimit-Reset"];
                    ETag: components["headers"]["ETag"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Fact"];
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["NotSignedIn"];
            403: components["responses"]["Refused"];
            404: components["responses"]["NotFound"];
            409: components["responses"]["Conflict"];
            412: components["responses"]["RevisionPassed"];
            413: components["responses"]["TooLarge"];
            415: components["responses"]["WrongType"];
            422: components["responses"]["Invalid"];
            429: components["responses"]["TooMany"];
            500: components["responses"]["Failed"];
        };
    };
    confirmFact: {
        parameters: {
            query?: never;
            header?: {
                /** @description A name of your choice for this one request, e.g. a UUID. Sent again with the same key, the request is not carried out twice: the first answer comes back. */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
                /** @description The `ETag` that was read. When somebody saved a newer revision meanwhile, nothing is changed. */
                "If-Match"?: components["parameters"]["IfMatch"];
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ConfirmFactBody"];
            };
        };
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    "RateLimit-Limit": components["headers"]["RateLimit-Limit"];
                    "RateLimit-Remaining": components["headers"]["RateLimit-Remaining"];
                    "RateLimit-Reset": components["headers"]["RateLimit-Reset"];
                    ETag: components["headers"]["ETag"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Fact"];
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["NotSignedIn"];
            403: components["responses"]["Refused"];
            404: components["responses"]["NotFound"];
            409: components["responses"]["Conflict"];
            412: components["responses"]["RevisionPassed"];
            413: components["responses"]["TooLarge"];
            415: components["responses"]["WrongType"];
            422: components["responses"]["Invalid"];
            429: components["responses"]["TooMany"];
            500: components["responses"]["Failed"];
        };
    };
    restoreFact: {
        parameters: {
            query?: never;
            header?: {
                /** @description A name of your choice for this one request, e.g. a UUID. Sent again with the same key, the request is not carried out twice: the first answer comes back. */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
                /** @description The `ETag` that was read. When somebody saved a newer revision meanwhile, nothing is changed. */
                "If-Match"?: components["parameters"]["IfMatch"];
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["RestoreFactBody"];
            };
        };
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    "RateLimit-Limit": components["headers"]["RateLimit-Limit"];
                    "RateLimit-Remaining": components["headers"]["RateLimit-Remaining"];
                    "RateLimit-Reset": components["headers"]["RateLimit-Reset"];
                    ETag: components["headers"]["ETag"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Fact"];
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["NotSignedIn"];
            403: components["responses"]["Refused"];
            404: components["responses"]["NotFound"];
            409: components["responses"]["Conflict"];
            412: components["responses"]["RevisionPassed"];
            413: components["responses"]["TooLarge"];
            415: components["responses"]["WrongType"];
            422: components["responses"]["Invalid"];
            429: components["responses"]["TooMany"];
            500: components["responses"]["Failed"];
        };
    };
    retireFact: {
        parameters: {
            query?: never;
            header?: {
                /** @description A name of your choice for this one request, e.g. a UUID. Sent again with the same key, the request is not carried out twice: the first answer comes back. */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
                /** @description The `ETag` that was read. When somebody saved a newer revision meanwhile, nothing is changed. */
                "If-Match"?: components["parameters"]["IfMatch"];
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["RetireFactBody"];
            };
        };
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    "RateLimit-Limit": components["headers"]["RateLimit-Limit"];
                    "RateLimit-Remaining": components["headers"]["RateLimit-Remaining"];
                    "RateLimit-Reset": components["headers"]["RateLimit-Reset"];
                    ETag: components["headers"]["ETag"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Fact"];
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["NotSignedIn"];
            403: components["responses"]["Refused"];
            404: components["responses"]["NotFound"];
            409: components["responses"]["Conflict"];
            412: components["responses"]["RevisionPassed"];
            413: components["responses"]["TooLarge"];
            415: components["responses"]["WrongType"];
            422: components["responses"]["Invalid"];
            429: components["responses"]["TooMany"];
            500: components["responses"]["Failed"];
        };
    };
    getFediverse: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    "RateLimit-Limit": components["headers"]["RateLimit-Limit"];
                    "RateLimit-Remaining": components["headers"]["RateLimit-Remaining"];
                    "RateLimit-Reset": components["headers"]["RateLimit-Reset"];
                    ETag: components["headers"]["ETag"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Fediverse"];
                };
            };
            401: components["responses"]["NotSignedIn"];
            403: components["responses"]["Refused"];
            429: components["responses"]["TooMany"];
            500: components["responses"]["Failed"];
        };
    };
    putFediverse: {
        parameters: {
            query?: never;
            header?: {
                /** @description A name of your choice for this one request, e.g. a UUID. Sent again with the same key, the request is not carried out twice: the first answer comes back. */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
                /** @description The `ETag` that was read. When somebody saved a newer revision meanwhile, nothing is changed. */
                "If-Match"?: components["parameters"]["IfMatch"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["PutFediverseBody"];
            };
        };
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    "RateLimit-Limit": components["headers"]["RateLimit-Limit"];
                    "RateLimit-Remaining": components["headers"]["RateLimit-Remaining"];
                    "RateLimit-Reset": components["headers"]["RateLimit-Reset"];
                    ETag: components["headers"]["ETag"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Fediverse"];
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["NotSignedIn"];
            403: components["responses"]["Refused"];
            409: components["responses"]["Conflict"];
            412: components["responses"]["RevisionPassed"];
            413: components["responses"]["TooLarge"];
            415: components["responses"]["WrongType"];
            422: components["responses"]["Invalid"];
            429: components["responses"]["TooMany"];
            500: components["responses"]["Failed"];
        };
    };
    getFhirServer: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    "RateLimit-Limit": components["headers"]["RateLimit-Limit"];
                    "RateLimit-Remaining": components["headers"]["RateLimit-Remaining"];
                    "RateLimit-Reset": components["headers"]["RateLimit-Reset"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["GetFhirServerAnswer"];
                };
            };
            401: components["responses"]["NotSignedIn"];
            403: components["responses"]["Refused"];
            429: components["responses"]["TooMany"];
            500: components["responses"]["Failed"];
        };
    };
    putFhirServer: {
        parameters: {
            query?: never;
            header?: {
                /** @description A name of your choice for this one request, e.g. a UUID. Sent again with the same key, the request is not carried out twice: the first answer comes back. */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
                /** @description The `ETag` that was read. When somebody saved a newer revision meanwhile, nothing is changed. */
                "If-Match"?: components["parameters"]["IfMatch"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["PutFhirServerBody"];
            };
        };
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    "RateLimit-Limit": components["headers"]["RateLimit-Limit"];
                    "RateLimit-Remaining": components["headers"]["RateLimit-Remaining"];
                    "RateLimit-Reset": components["headers"]["RateLimit-Reset"];
                    ETag: components["headers"]["ETag"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["FhirServer"];
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["NotSignedIn"];
            403: components["responses"]["Refused"];
            409: components["responses"]["Conflict"];
            412: components["responses"]["RevisionPassed"];
            413: components["responses"]["TooLarge"];
            415: components["responses"]["WrongType"];
            422: components["responses"]["Invalid"];
            429: components["responses"]["TooMany"];
            500: components["responses"]["Failed"];
        };
    };
    removeFhirServer: {
        parameters: {
            query?: never;
            header?: {
                /** @description A name of your choice for this one request, e.g. a UUID. Sent again with the same key, the request is not carried out twice: the first answer comes back. */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    "RateLimit-Limit": components["headers"]["RateLimit-Limit"];
                    "RateLimit-Remaining": components["headers"]["RateLimit-Remaining"];
                    "RateLimit-Reset": components["headers"]["RateLimit-Reset"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Done"];
                };
            };
            401: components["responses"]["NotSignedIn"];
            403: components["responses"]["Refused"];
            409: components["responses"]["Conflict"];
            429: components["responses"]["TooMany"];
            500: components["responses"]["Failed"];
        };
    };
    testFhirServer: {
        parameters: {
            query?: never;
            header?: {
                /** @description A name of your choice for this one request, e.g. a UUID. Sent again with the same key, the request is not carried out twice: the first answer comes back. */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    "RateLimit-Limit": components["headers"]["RateLimit-Limit"];
                    "RateLimit-Remaining": components["headers"]["RateLimit-Remaining"];
                    "RateLimit-Reset": components["headers"]["RateLimit-Reset"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["TestFhirServerAnswer"];
                };
            };
            401: components["responses"]["NotSignedIn"];
            403: components["responses"]["Refused"];
            409: components["responses"]["Conflict"];
            429: components["responses"]["TooMany"];
            500: components["responses"]["Failed"];
        };
    };
    previewKind: {
        parameters: {
            query: {
                kind: components["schemas"]["OrganizationKind"];
                language?: components["schemas"]["Language"];
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    "RateLimit-Limit": components["headers"]["RateLimit-Limit"];
                    "RateLimit-Remaining": components["headers"]["RateLimit-Remaining"];
                    "RateLimit-Reset": components["headers"]["RateLimit-Reset"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PreviewKindAnswer"];
                };
            };
            401: components["responses"]["NotSignedIn"];
            403: components["responses"]["Refused"];
            422: components["responses"]["Invalid"];
            429: components["responses"]["TooMany"];
            500: components["responses"]["Failed"];
        };
    };
    setSecondAdministrator: {
        parameters: {
            query?: never;
            header?: {
                /** @description A name of your choice for this one request, e.g. a UUID. Sent again with the same key, the request is not carried out twice: the first answer comes back. */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["SetSecondAdministratorBody"];
            };
        };
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    "RateLimit-Limit": components["headers"]["RateLimit-Limit"];
                    "RateLimit-Remaining": components["headers"]["RateLimit-Remaining"];
                    "RateLimit-Reset": components["headers"]["RateLimit-Reset"];
                    ETag: components["headers"]["ETag"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Organization"];
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["NotSignedIn"];
            403: components["responses"]["Refused"];
            409: components["responses"]["Conflict"];
            413: components["responses"]["TooLarge"];
            415: components["responses"]["WrongType"];
            422: components["responses"]["Invalid"];
            429: components["responses"]["TooMany"];
            500: components["responses"]["Failed"];
        };
    };
    listSites: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    "RateLimit-Limit": components["headers"]["RateLimit-Limit"];
                    "RateLimit-Remaining": components["headers"]["RateLimit-Remaining"];
                    "RateLimit-Reset": components["headers"]["RateLimit-Reset"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ListSitesAnswer"];
                };
            };
            401: components["responses"]["NotSignedIn"];
            403: components["responses"]["Refused"];
            429: components["responses"]["TooMany"];
            500: components["responses"]["Failed"];
        };
    };
    addSite: {
        parameters: {
            query?: never;
            header?: {
                /** @description A name of your choice for this one request, e.g. a UUID. Sent again with the same key, the request is not carried out twice: the first answer comes back. */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["AddSiteBody"];
            };
        };
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    "RateLimit-Limit": components["headers"]["RateLimit-Limit"];
                    "RateLimit-Remaining": components["headers"]["RateLimit-Remaining"];
                    "RateLimit-Reset": components["headers"]["RateLimit-Reset"];
                    ETag: components["headers"]["ETag"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Site"];
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["NotSignedIn"];
            403: components["responses"]["Refused"];
            409: components["responses"]["Conflict"];
            413: components["responses"]["TooLarge"];
            415: components["responses"]["WrongType"];
            422: components["responses"]["Invalid"];
            429: components["responses"]["TooMany"];
            500: components["responses"]["Failed"];
        };
    };
    changeSite: {
        parameters: {
            query?: never;
            header?: {
                /** @description A name of your choice for this one request, e.g. a UUID. Sent again with the same key, the request is not carried out twice: the first answer comes back. */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
                /** @description The `ETag` that was read. When somebody saved a newer revision meanwhile, nothing is changed. */
                "If-Match"?: components["parameters"]["IfMatch"];
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ChangeSiteBody"];
            };
        };
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    "RateLimit-Limit": components["headers"]["RateLimit-Limit"];
                    "RateLimit-Remaining": components["headers"]["RateLimit-Remaining"];
                    "RateLimit-Reset": components["headers"]["RateLimit-Reset"];
                    ETag: components["headers"]["ETag"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Site"];
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["NotSignedIn"];
            403: components["responses"]["Refused"];
            404: components["responses"]["NotFound"];
            409: components["responses"]["Conflict"];
            412: components["responses"]["RevisionPassed"];
            413: components["responses"]["TooLarge"];
            415: components["responses"]["WrongType"];
            422: components["responses"]["Invalid"];
            429: components["responses"]["TooMany"];
            500: components["responses"]["Failed"];
        };
    };
    closeSite: {
        parameters: {
            query?: never;
            header?: {
                /** @description A name of your choice for this one request, e.g. a UUID. Sent again with the same key, the request is not carried out twice: the first answer comes back. */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
                /** @description The `ETag` that was read. When somebody saved a newer revision meanwhile, nothing is changed. */
                "If-Match"?: components["parameters"]["IfMatch"];
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["CloseSiteBody"];
            };
        };
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    "RateLimit-Limit": components["headers"]["RateLimit-Limit"];
                    "RateLimit-Remaining": components["headers"]["RateLimit-Remaining"];
                    "RateLimit-Reset": components["headers"]["RateLimit-Reset"];
                    ETag: components["headers"]["ETag"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Site"];
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["NotSignedIn"];
            403: components["responses"]["Refused"];
            404: components["responses"]["NotFound"];
            409: components["responses"]["Conflict"];
            412: components["responses"]["RevisionPassed"];
            413: components["responses"]["TooLarge"];
            415: components["responses"]["WrongType"];
            422: components["responses"]["Invalid"];
            429: components["responses"]["TooMany"];
            500: components["responses"]["Failed"];
        };
    };
    reopenSite: {
        parameters: {
            query?: never;
            header?: {
                /** @description A name of your choice for this one request, e.g. a UUID. Sent again with the same key, the request is not carried out twice: the first answer comes back. */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
                /** @description The `ETag` that was read. When somebody saved a newer revision meanwhile, nothing is changed. */
                "If-Match"?: components["parameters"]["IfMatch"];
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ReopenSiteBody"];
            };
        };
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    "RateLimit-Limit": components["headers"]["RateLimit-Limit"];
                    "RateLimit-Remaining": components["headers"]["RateLimit-Remaining"];
                    "RateLimit-Reset": components["headers"]["RateLimit-Reset"];
                    ETag: components["headers"]["ETag"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Site"];
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["NotSignedIn"];
            403: components["responses"]["Refused"];
            404: components["responses"]["NotFound"];
            409: components["responses"]["Conflict"];
            412: components["responses"]["RevisionPassed"];
            413: components["responses"]["TooLarge"];
            415: components["responses"]["WrongType"];
            422: components["responses"]["Invalid"];
            429: components["responses"]["TooMany"];
            500: components["responses"]["Failed"];
        };
    };
    getSsoProvider: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    "RateLimit-Limit": components["headers"]["RateLimit-Limit"];
                    "RateLimit-Remaining": components["headers"]["RateLimit-Remaining"];
                    "RateLimit-Reset": components["headers"]["RateLimit-Reset"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["GetSsoProviderAnswer"];
                };
            };
            401: components["responses"]["NotSignedIn"];
            403: components["responses"]["Refused"];
            429: components["responses"]["TooMany"];
            500: components["responses"]["Failed"];
        };
    };
    putSsoProvider: {
        parameters: {
            query?: never;
            header?: {
                /** @description A name of your choice for this one request, e.g. a UUID. Sent again with the same key, the request is not carried out twice: the first answer comes back. */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
                /** @description The `ETag` that was read. When somebody saved a newer revision meanwhile, nothing is changed. */
                "If-Match"?: components["parameters"]["IfMatch"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["PutSsoProviderBody"];
            };
        };
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    "RateLimit-Limit": components["headers"]["RateLimit-Limit"];
                    "RateLimit-Remaining": components["headers"]["RateLimit-Remaining"];
                    "RateLimit-Reset": components["headers"]["RateLimit-Reset"];
                    ETag: components["headers"]["ETag"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SsoProvider"];
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["NotSignedIn"];
            403: components["responses"]["Refused"];
            409: components["responses"]["Conflict"];
            412: components["responses"]["RevisionPassed"];
            413: components["responses"]["TooLarge"];
            415: components["responses"]["WrongType"];
            422: components["responses"]["Invalid"];
            429: components["responses"]["TooMany"];
            500: components["responses"]["Failed"];
        };
    };
    removeSsoProvider: {
        parameters: {
            query?: never;
            header?: {
                /** @description A name of your choice for this one request, e.g. a UUID. Sent again with the same key, the request is not carried out twice: the first answer comes back. */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: {
            content: {
                "application/json": components["schemas"]["RemoveSsoProviderBody"];
            };
        };
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    "RateLimit-Limit": components["headers"]["RateLimit-Limit"];
                    "RateLimit-Remaining": components["headers"]["RateLimit-Remaining"];
                    "RateLimit-Reset": components["headers"]["RateLimit-Reset"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Done"];
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["NotSignedIn"];
            403: components["responses"]["Refused"];
            409: components["responses"]["Conflict"];
            413: components["responses"]["TooLarge"];
            415: components["responses"]["WrongType"];
            422: components["responses"]["Invalid"];
            429: components["responses"]["TooMany"];
            500: components["responses"]["Failed"];
        };
    };
    listOwnAccounts: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    "RateLimit-Limit": components["headers"]["RateLimit-Limit"];
                    "RateLimit-Remaining": components["headers"]["RateLimit-Remaining"];
                    "RateLimit-Reset": components["headers"]["RateLimit-Reset"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ListOwnAccountsAnswer"];
                };
            };
            401: components["responses"]["NotSignedIn"];
            403: components["responses"]["Refused"];
            429: components["responses"]["TooMany"];
            500: components["responses"]["Failed"];
        };
    };
    connectOwnAccount: {
        parameters: {
            query?: never;
            header?: {
                /** @description A name of your choice for this one request, e.g. a UUID. Sent again with the same key, the request is not carried out twice: the first answer comes back. */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ConnectOwnAccountBody"];
            };
        };
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    "RateLimit-Limit": components["headers"]["RateLimit-Limit"];
                    "RateLimit-Remaining": components["headers"]["RateLimit-Remaining"];
                    "RateLimit-Reset": components["headers"]["RateLimit-Reset"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["OwnAccount"];
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["NotSignedIn"];
            403: components["responses"]["Refused"];
            409: components["responses"]["Conflict"];
            413: components["responses"]["TooLarge"];
            415: components["responses"]["WrongType"];
            422: components["responses"]["Invalid"];
            429: components["responses"]["TooMany"];
            500: components["responses"]["Failed"];
        };
    };
    beginOwnConsent: {
        parameters: {
            query?: never;
            header?: {
                /** @description A name of your choice for this one request, e.g. a UUID. Sent again with the same key, the request is not carried out twice: the first answer comes back. */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["BeginOwnConsentBody"];
            };
        };
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    "RateLimit-Limit": components["headers"]["RateLimit-Limit"];
                    "RateLimit-Remaining": components["headers"]["RateLimit-Remaining"];
                    "RateLimit-Reset": components["headers"]["RateLimit-Reset"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ConsentPage"];
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["NotSignedIn"];
            403: components["responses"]["Refused"];
            409: components["responses"]["Conflict"];
            413: components["responses"]["TooLarge"];
            415: components["responses"]["WrongType"];
            422: components["responses"]["Invalid"];
            429: components["responses"]["TooMany"];
            500: components["responses"]["Failed"];
        };
    };
    disconnectOwnAccount: {
        parameters: {
            query?: never;
            header?: {
                /** @description A name of your choice for this one request, e.g. a UUID. Sent again with the same key, the request is not carried out twice: the first answer comes back. */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    "RateLimit-Limit": components["headers"]["RateLimit-Limit"];
                    "RateLimit-Remaining": components["headers"]["RateLimit-Remaining"];
                    "RateLimit-Reset": components["headers"]["RateLimit-Reset"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Done"];
                };
            };
            401: components["responses"]["NotSignedIn"];
            403: components["responses"]["Refused"];
            404: components["responses"]["NotFound"];
            409: components["responses"]["Conflict"];
            422: components["responses"]["Invalid"];
            429: components["responses"]["TooMany"];
            500: components["responses"]["Failed"];
        };
    };
    requestPasswordReset: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["RequestPasswordResetBody"];
            };
        };
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    "RateLimit-Limit": components["headers"]["RateLimit-Limit"];
                    "RateLimit-Remaining": components["headers"]["RateLimit-Remaining"];
                    "RateLimit-Reset": components["headers"]["RateLimit-Reset"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Done"];
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["NotSignedIn"];
            403: components["responses"]["Refused"];
            409: components["responses"]["Conflict"];
            413: components["responses"]["TooLarge"];
            415: components["responses"]["WrongType"];
            422: components["responses"]["Invalid"];
            429: components["responses"]["TooMany"];
            500: components["responses"]["Failed"];
        };
    };
    usePasswordReset: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["UsePasswordResetBody"];
            };
        };
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    "RateLimit-Limit": components["headers"]["RateLimit-Limit"];
                    "RateLimit-Remaining": components["headers"]["RateLimit-Remaining"];
                    "RateLimit-Reset": components["headers"]["RateLimit-Reset"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Done"];
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["NotSignedIn"];
            403: components["responses"]["Refused"];
            409: components["responses"]["Conflict"];
            413: components["responses"]["TooLarge"];
            415: components["responses"]["WrongType"];
            422: components["responses"]["Invalid"];
            429: components["responses"]["TooMany"];
            500: components["responses"]["Failed"];
        };
    };
    listPastImports: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    "RateLimit-Limit": components["headers"]["RateLimit-Limit"];
                    "RateLimit-Remaining": components["headers"]["RateLimit-Remaining"];
                    "RateLimit-Reset": components["headers"]["RateLimit-Reset"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ListPastImportsAnswer"];
                };
            };
            401: components["responses"]["NotSignedIn"];
            403: components["responses"]["Refused"];
            429: components["responses"]["TooMany"];
            500: components["responses"]["Failed"];
        };
    };
    startPastImport: {
        parameters: {
            query?: never;
            header?: {
                /** @description A name of your choice for this one request, e.g. a UUID. Sent again with the same key, the request is not carried out twice: the first answer comes back. */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    "RateLimit-Limit": components["headers"]["RateLimit-Limit"];
                    "RateLimit-Remaining": components["headers"]["RateLimit-Remaining"];
                    "RateLimit-Reset": components["headers"]["RateLimit-Reset"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["StartPastImportAnswer"];
                };
            };
            401: components["responses"]["NotSignedIn"];
            403: components["responses"]["Refused"];
            409: components["responses"]["Conflict"];
            429: components["responses"]["TooMany"];
            500: components["responses"]["Failed"];
        };
    };
    readPastChannel: {
        parameters: {
            query?: never;
            header?: {
                /** @description A name of your choice for this one request, e.g. a UUID. Sent again with the same key, the request is not carried out twice: the first answer comes back. */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ReadPastChannelBody"];
            };
        };
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    "RateLimit-Limit": components["headers"]["RateLimit-Limit"];
                    "RateLimit-Remaining": components["headers"]["RateLimit-Remaining"];
                    "RateLimit-Reset": components["headers"]["RateLimit-Reset"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PastImport"];
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["NotSignedIn"];
            403: components["responses"]["Refused"];
            409: components["responses"]["Conflict"];
            413: components["responses"]["TooLarge"];
            415: components["responses"]["WrongType"];
            422: components["responses"]["Invalid"];
            429: components["responses"]["TooMany"];
            500: components["responses"]["Failed"];
        };
    };
    discardPastImport: {
        parameters: {
            query?: never;
            header?: {
                /** @description A name of your choice for this one request, e.g. a UUID. Sent again with the same key, the request is not carried out twice: the first answer comes back. */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    "RateLimit-Limit": components["headers"]["RateLimit-Limit"];
                    "RateLimit-Remaining": components["headers"]["RateLimit-Remaining"];
                    "RateLimit-Reset": components["headers"]["RateLimit-Reset"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Done"];
                };
            };
            401: components["responses"]["NotSignedIn"];
            403: components["responses"]["Refused"];
            404: components["responses"]["NotFound"];
            409: components["responses"]["Conflict"];
            422: components["responses"]["Invalid"];
            429: components["responses"]["TooMany"];
            500: components["responses"]["Failed"];
        };
    };
    sendPastPart: {
        parameters: {
            query?: never;
            header?: {
                /** @description A name of your choice for this one request, e.g. a UUID. Sent again with the same key, the request is not carried out twice: the first answer comes back. */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
            };
            path: {
                id: string;
                number: number;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["SendPastPartBody"];
            };
        };
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    "RateLimit-Limit": components["headers"]["RateLimit-Limit"];
                    "RateLimit-Remaining": components["headers"]["RateLimit-Remaining"];
                    "RateLimit-Reset": components["headers"]["RateLimit-Reset"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Done"];
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["NotSignedIn"];
            403: components["responses"]["Refused"];
            404: components["responses"]["NotFound"];
            409: components["responses"]["Conflict"];
            413: components["responses"]["TooLarge"];
            415: components["responses"]["WrongType"];
            422: components["responses"]["Invalid"];
            429: components["responses"]["TooMany"];
            500: components["responses"]["Failed"];
        };
    };
    readPastFile: {
        parameters: {
            query?: never;
            header?: {
                /** @description A name of your choice for this one request, e.g. a UUID. Sent again with the same key, the request is not carried out twice: the first answer comes back. */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: {
            content: {
                "application/json": components["schemas"]["ReadPastFileBody"];
            };
        };
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    "RateLimit-Limit": components["headers"]["RateLimit-Limit"];
                    "RateLimit-Remaining": components["headers"]["RateLimit-Remaining"];
                    "RateLimit-Reset": components["headers"]["RateLimit-Reset"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PastImport"];
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["NotSignedIn"];
            403: components["responses"]["Refused"];
            404: components["responses"]["NotFound"];
            409: components["responses"]["Conflict"];
            413: components["responses"]["TooLarge"];
            415: components["responses"]["WrongType"];
            422: components["responses"]["Invalid"];
            429: components["responses"]["TooMany"];
            500: components["responses"]["Failed"];
        };
    };
    resumePastImport: {
        parameters: {
            query?: never;
            header?: {
                /** @description A name of your choice for this one request, e.g. a UUID. Sent again with the same key, the request is not carried out twice: the first answer comes back. */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    "RateLimit-Limit": components["headers"]["RateLimit-Limit"];
                    "RateLimit-Remaining": components["headers"]["RateLimit-Remaining"];
                    "RateLimit-Reset": components["headers"]["RateLimit-Reset"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PastImport"];
                };
            };
            401: components["responses"]["NotSignedIn"];
            403: components["responses"]["Refused"];
            404: components["responses"]["NotFound"];
            409: components["responses"]["Conflict"];
            422: components["responses"]["Invalid"];
            429: components["responses"]["TooMany"];
            500: components["responses"]["Failed"];
        };
    };
    pastSummary: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    "RateLimit-Limit": components["headers"]["RateLimit-Limit"];
                    "RateLimit-Remaining": components["headers"]["RateLimit-Remaining"];
                    "RateLimit-Reset": components["headers"]["RateLimit-Reset"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PastSummaryAnswer"];
                };
            };
            401: components["responses"]["NotSignedIn"];
            403: components["responses"]["Refused"];
            429: components["responses"]["TooMany"];
            500: components["responses"]["Failed"];
        };
    };
    exportPastPosts: {
        parameters: {
            query?: never;
            header?: {
                /** @description A name of your choice for this one request, e.g. a UUID. Sent again with the same key, the request is not carried out twice: the first answer comes back. */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: {
            content: {
                "application/json": components["schemas"]["ExportPastPostsBody"];
            };
        };
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    "RateLimit-Limit": components["headers"]["RateLimit-Limit"];
                    "RateLimit-Remaining": components["headers"]["RateLimit-Remaining"];
                    "RateLimit-Reset": components["headers"]["RateLimit-Reset"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ExportPastPostsAnswer"];
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["NotSignedIn"];
            403: components["responses"]["Refused"];
            409: components["responses"]["Conflict"];
            413: components["responses"]["TooLarge"];
            415: components["responses"]["WrongType"];
            422: components["responses"]["Invalid"];
            429: components["responses"]["TooMany"];
            500: components["responses"]["Failed"];
        };
    };
    judgePastPosts: {
        parameters: {
            query?: never;
            header?: {
                /** @description A name of your choice for this one request, e.g. a UUID. Sent again with the same key, the request is not carried out twice: the first answer comes back. */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    "RateLimit-Limit": components["headers"]["RateLimit-Limit"];
                    "RateLimit-Remaining": components["headers"]["RateLimit-Remaining"];
                    "RateLimit-Reset": components["headers"]["RateLimit-Reset"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Done"];
                };
            };
            401: components["responses"]["NotSignedIn"];
            403: components["responses"]["Refused"];
            409: components["responses"]["Conflict"];
            429: components["responses"]["TooMany"];
            500: components["responses"]["Failed"];
        };
    };
    searchPastPosts: {
        parameters: {
            query?: never;
            header?: {
                /** @description A name of your choice for this one request, e.g. a UUID. Sent again with the same key, the request is not carried out twice: the first answer comes back. */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: {
            content: {
                "application/json": components["schemas"]["SearchPastPostsBody"];
            };
        };
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    "RateLimit-Limit": components["headers"]["RateLimit-Limit"];
                    "RateLimit-Remaining": components["headers"]["RateLimit-Remaining"];
                    "RateLimit-Reset": components["headers"]["RateLimit-Reset"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SearchPastPostsAnswer"];
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["NotSignedIn"];
            403: components["responses"]["Refused"];
            409: components["responses"]["Conflict"];
            413: components["responses"]["TooLarge"];
            415: components["responses"]["WrongType"];
            422: components["responses"]["Invalid"];
            429: components["responses"]["TooMany"];
            500: components["responses"]["Failed"];
        };
    };
    decidePastPost: {
        parameters: {
            query?: never;
            header?: {
                /** @description A name of your choice for this one request, e.g. a UUID. Sent again with the same key, the request is not carried out twice: the first answer comes back. */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["DecidePastPostBody"];
            };
        };
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    "RateLimit-Limit": components["headers"]["RateLimit-Limit"];
                    "RateLimit-Remaining": components["headers"]["RateLimit-Remaining"];
                    "RateLimit-Reset": components["headers"]["RateLimit-Reset"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PastPost"];
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["NotSignedIn"];
            403: components["responses"]["Refused"];
            404: components["responses"]["NotFound"];
            409: components["responses"]["Conflict"];
            413: components["responses"]["TooLarge"];
            415: components["responses"]["WrongType"];
            422: components["responses"]["Invalid"];
            429: components["responses"]["TooMany"];
            500: components["responses"]["Failed"];
        };
    };
    undoPastDecision: {
        parameters: {
            query?: never;
            header?: {
                /** @description A name of your choice for this one request, e.g. a UUID. Sent again with the same key, the request is not carried out twice: the first answer comes back. */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    "RateLimit-Limit": components["headers"]["RateLimit-Limit"];
                    "RateLimit-Remaining": components["headers"]["RateLimit-Remaining"];
                    "RateLimit-Reset": components["headers"]["RateLimit-Reset"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PastPost"];
                };
            };
            401: components["responses"]["NotSignedIn"];
            403: components["responses"]["Refused"];
            404: components["responses"]["NotFound"];
            409: components["responses"]["Conflict"];
            422: components["responses"]["Invalid"];
            429: components["responses"]["TooMany"];
            500: components["responses"]["Failed"];
        };
    };
    listPeople: {
        parameters: {
            query?: {
                search?: string;
                state?: components["schemas"]["PersonState"];
                after?: string;
                limit?: number;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    "RateLimit-Limit": components["headers"]["RateLimit-Limit"];
                    "RateLimit-Remaining": components["headers"]["RateLimit-Remaining"];
                    "RateLimit-Reset": components["headers"]["RateLimit-Reset"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ListPeopleAnswer"];
                };
            };
            401: components["responses"]["NotSignedIn"];
            403: components["responses"]["Refused"];
            422: components["responses"]["Invalid"];
            429: components["responses"]["TooMany"];
            500: components["responses"]["Failed"];
        };
    };
    invitePerson: {
        parameters: {
            query?: never;
            header?: {
                /** @description A name of your choice for this one request, e.g. a UUID. Sent again with the same key, the request is not carried out twice: the first answer comes back. */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["InvitePersonBody"];
            };
        };
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    "RateLimit-Limit": components["headers"]["RateLimit-Limit"];
                    "RateLimit-Remaining": components["headers"]["RateLimit-Remaining"];
                    "RateLimit-Reset": components["headers"]["RateLimit-Reset"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["InvitePersonAnswer"];
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["NotSignedIn"];
            403: components["responses"]["Refused"];
            409: components["responses"]["Conflict"];
            413: components["responses"]["TooLarge"];
            415: components["responses"]["WrongType"];
            422: components["responses"]["Invalid"];
            429: components["responses"]["TooMany"];
            500: components["responses"]["Failed"];
        };
    };
    getPersonRecord: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    "RateLimit-Limit": components["headers"]["RateLimit-Limit"];
                    "RateLimit-Remaining": components["headers"]["RateLimit-Remaining"];
                    "RateLimit-Reset": components["headers"]["RateLimit-Reset"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PersonRecord"];
                };
            };
            401: components["responses"]["NotSignedIn"];
            403: components["responses"]["Refused"];
            404: components["responses"]["NotFound"];
            422: components["responses"]["Invalid"];
            429: components["responses"]["TooMany"];
            500: components["responses"]["Failed"];
        };
    };
    updatePerson: {
        parameters: {
            query?: never;
            header?: {
                /** @description A name of your choice for this one request, e.g. a UUID. Sent again with the same key, the request is not carried out twice: the first answer comes back. */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
                /** @description The `ETag` that was read. When somebody saved a newer revision meanwhile, nothing is changed. */
                "If-Match"?: components["parameters"]["IfMatch"];
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["UpdatePersonBody"];
            };
        };
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    "RateLimit-Limit": components["headers"]["RateLimit-Limit"];
                    "RateLimit-Remaining": components["headers"]["RateLimit-Remaining"];
                    "RateLimit-Reset": components["headers"]["RateLimit-Reset"];
                    ETag: components["headers"]["ETag"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Person"];
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["NotSignedIn"];
            403: components["responses"]["Refused"];
            404: components["responses"]["NotFound"];
            409: components["responses"]["Conflict"];
            412: components["responses"]["RevisionPassed"];
            413: components["responses"]["TooLarge"];
            415: components["responses"]["WrongType"];
            422: components["responses"]["Invalid"];
            429: components["responses"]["TooMany"];
            500: components["responses"]["Failed"];
        };
    };
    listActivity: {
        parameters: {
            query?: {
                kind?: components["schemas"]["ActivityKind"];
                /** @description At this instant or later. */
                from?: string;
                /** @description Before this instant. */
                to?: string;
                after?: string;
                limit?: number;
            };
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    "RateLimit-Limit": components["headers"]["RateLimit-Limit"];
                    "RateLimit-Remaining": components["headers"]["RateLimit-Remaining"];
                    "RateLimit-Reset": components["headers"]["RateLimit-Reset"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ListActivityAnswer"];
                };
            };
            401: components["responses"]["NotSignedIn"];
            403: components["responses"]["Refused"];
            404: components["responses"]["NotFound"];
            422: components["responses"]["Invalid"];
            429: components["responses"]["TooMany"];
            500: components["responses"]["Failed"];
        };
    };
    appointDeputy: {
        parameters: {
            query?: never;
            header?: {
                /** @description A name of your choice for this one request, e.g. a UUID. Sent again with the same key, the request is not carried out twice: the first answer comes back. */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["AppointDeputyBody"];
            };
        };
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    "RateLimit-Limit": components["headers"]["RateLimit-Limit"];
                    "RateLimit-Remaining": components["headers"]["RateLimit-Remaining"];
                    "RateLimit-Reset": components["headers"]["RateLimit-Reset"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Deputy"];
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["NotSignedIn"];
            403: components["responses"]["Refused"];
            404: components["responses"]["NotFound"];
            409: components["responses"]["Conflict"];
            413: components["responses"]["TooLarge"];
            415: components["responses"]["WrongType"];
            422: components["responses"]["Invalid"];
            429: components["responses"]["TooMany"];
            500: components["responses"]["Failed"];
        };
    };
    reinvitePerson: {
        parameters: {
            query?: never;
            header?: {
                /** @description A name of your choice for this one request, e.g. a UUID. Sent again with the same key, the request is not carried out twice: the first answer comes back. */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    "RateLimit-Limit": components["headers"]["RateLimit-Limit"];
                    "RateLimit-Remaining": components["headers"]["RateLimit-Remaining"];
                    "RateLimit-Reset": components["headers"]["RateLimit-Reset"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ReinvitePersonAnswer"];
                };
            };
            401: components["responses"]["NotSignedIn"];
            403: components["responses"]["Refused"];
            404: components["responses"]["NotFound"];
            409: components["responses"]["Conflict"];
            422: components["responses"]["Invalid"];
            429: components["responses"]["TooMany"];
            500: components["responses"]["Failed"];
        };
    };
    previewLeaving: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    "RateLimit-Limit": components["headers"]["RateLimit-Limit"];
                    "RateLimit-Remaining": components["headers"]["RateLimit-Remaining"];
                    "RateLimit-Reset": components["headers"]["RateLimit-Reset"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PreviewLeavingAnswer"];
                };
            };
            401: components["responses"]["NotSignedIn"];
            403: components["responses"]["Refused"];
            404: components["responses"]["NotFound"];
            422: components["responses"]["Invalid"];
            429: components["responses"]["TooMany"];
            500: components["responses"]["Failed"];
        };
    };
    leavePerson: {
        parameters: {
            query?: never;
            header?: {
                /** @description A name of your choice for this one request, e.g. a UUID. Sent again with the same key, the request is not carried out twice: the first answer comes back. */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
                /** @description The `ETag` that was read. When somebody saved a newer revision meanwhile, nothing is changed. */
                "If-Match"?: components["parameters"]["IfMatch"];
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["LeavePersonBody"];
            };
        };
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    "RateLimit-Limit": components["headers"]["RateLimit-Limit"];
                    "RateLimit-Remaining": components["headers"]["RateLimit-Remaining"];
                    "RateLimit-Reset": components["headers"]["RateLimit-Reset"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["LeavePersonAnswer"];
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["NotSignedIn"];
            403: components["responses"]["Refused"];
            404: components["responses"]["NotFound"];
            409: components["responses"]["Conflict"];
            412: components["responses"]["RevisionPassed"];
            413: components["responses"]["TooLarge"];
            415: components["responses"]["WrongType"];
            422: components["responses"]["Invalid"];
            429: components["responses"]["TooMany"];
            500: components["responses"]["Failed"];
        };
    };
    returnPerson: {
        parameters: {
            query?: never;
            header?: {
                /** @description A name of your choice for this one request, e.g. a UUID. Sent again with the same key, the request is not carried out twice: the first answer comes back. */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    "RateLimit-Limit": components["headers"]["RateLimit-Limit"];
                    "RateLimit-Remaining": components["headers"]["RateLimit-Remaining"];
                    "RateLimit-Reset": components["headers"]["RateLimit-Reset"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ReturnPersonAnswer"];
                };
            };
            401: components["responses"]["NotSignedIn"];
            403: components["responses"]["Refused"];
            404: components["responses"]["NotFound"];
            409: components["responses"]["Conflict"];
            422: components["responses"]["Invalid"];
            429: components["responses"]["TooMany"];
            500: components["responses"]["Failed"];
        };
    };
    makeResetLink: {
        parameters: {
            query?: never;
            header?: {
                /** @description A name of your choice for this one request, e.g. a UUID. Sent again with the same key, the request is not carried out twice: the first answer comes back. */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["MakeResetLinkBody"];
            };
        };
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    "RateLimit-Limit": components["headers"]["RateLimit-Limit"];
                    "RateLimit-Remaining": components["headers"]["RateLimit-Remaining"];
                    "RateLimit-Reset": components["headers"]["RateLimit-Reset"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["MakeResetLinkAnswer"];
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["NotSignedIn"];
            403: components["responses"]["Refused"];
            404: components["responses"]["NotFound"];
            409: components["responses"]["Conflict"];
            413: components["responses"]["TooLarge"];
            415: components["responses"]["WrongType"];
            422: components["responses"]["Invalid"];
            429: components["responses"]["TooMany"];
            500: components["responses"]["Failed"];
        };
    };
    recordTraining: {
        parameters: {
            query?: never;
            header?: {
                /** @description A name of your choice for this one request, e.g. a UUID. Sent again with the same key, the request is not carried out twice: the first answer comes back. */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
                /** @description The `ETag` that was read. When somebody saved a newer revision meanwhile, nothing is changed. */
                "If-Match"?: components["parameters"]["IfMatch"];
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["RecordTrainingBody"];
            };
        };
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    "RateLimit-Limit": components["headers"]["RateLimit-Limit"];
                    "RateLimit-Remaining": components["headers"]["RateLimit-Remaining"];
                    "RateLimit-Reset": components["headers"]["RateLimit-Reset"];
                    ETag: components["headers"]["ETag"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Person"];
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["NotSignedIn"];
            403: components["responses"]["Refused"];
            404: components["responses"]["NotFound"];
            409: components["responses"]["Conflict"];
            412: components["responses"]["RevisionPassed"];
            413: components["responses"]["TooLarge"];
            415: components["responses"]["WrongType"];
            422: components["responses"]["Invalid"];
            429: components["responses"]["TooMany"];
            500: components["responses"]["Failed"];
        };
    };
    listPosts: {
        parameters: {
            query?: {
                after?: string;
                limit?: number;
                stage?: string;
                /** @description Person who began the post. */
                author?: string;
                /** @description Channel that the draft is meant for. */
                channel?: string;
                /** @description Words of the draft's base text, in any case. */
                search?: string;
                /** @description Due at this instant or later. */
                dueFrom?: string;
                /** @description Due before this instant. */
                dueTo?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    "RateLimit-Limit": components["headers"]["RateLimit-Limit"];
                    "RateLimit-Remaining": components["headers"]["RateLimit-Remaining"];
                    "RateLimit-Reset": components["headers"]["RateLimit-Reset"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ListPostsAnswer"];
                };
            };
            401: components["responses"]["NotSignedIn"];
            403: components["responses"]["Refused"];
            422: components["responses"]["Invalid"];
            429: components["responses"]["TooMany"];
            500: components["responses"]["Failed"];
        };
    };
    createPost: {
        parameters: {
            query?: never;
            header?: {
                /** @description A name of your choice for this one request, e.g. a UUID. Sent again with the same key, the request is not carried out twice: the first answer comes back. */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: {
            content: {
                "application/json": components["schemas"]["CreatePostBody"];
            };
        };
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    "RateLimit-Limit": components["headers"]["RateLimit-Limit"];
                    "RateLimit-Remaining": components["headers"]["RateLimit-Remaining"];
                    "RateLimit-Reset": components["headers"]["RateLimit-Reset"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Post"];
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["NotSignedIn"];
            403: components["responses"]["Refused"];
            409: components["responses"]["Conflict"];
            413: components["responses"]["TooLarge"];
            415: components["responses"]["WrongType"];
            422: components["responses"]["Invalid"];
            429: components["responses"]["TooMany"];
            500: components["responses"]["Failed"];
        };
    };
    getPost: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    "RateLimit-Limit": components["headers"]["RateLimit-Limit"];
                    "RateLimit-Remaining": components["headers"]["RateLimit-Remaining"];
                    "RateLimit-Reset": components["headers"]["RateLimit-Reset"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Post"];
                };
            };
            401: components["responses"]["NotSignedIn"];
            403: components["responses"]["Refused"];
            404: components["responses"]["NotFound"];
            422: components["responses"]["Invalid"];
            429: components["responses"]["TooMany"];
            500: components["responses"]["Failed"];
        };
    };
    getClearance: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    "RateLimit-Limit": components["headers"]["RateLimit-Limit"];
                    "RateLimit-Remaining": components["headers"]["RateLimit-Remaining"];
                    "RateLimit-Reset": components["headers"]["RateLimit-Reset"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["GetClearanceAnswer"];
                };
            };
            401: components["responses"]["NotSignedIn"];
            403: components["responses"]["Refused"];
            404: components["responses"]["NotFound"];
            422: components["responses"]["Invalid"];
            429: components["responses"]["TooMany"];
            500: components["responses"]["Failed"];
        };
    };
    listComments: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    "RateLimit-Limit": components["headers"]["RateLimit-Limit"];
                    "RateLimit-Remaining": components["headers"]["RateLimit-Remaining"];
                    "RateLimit-Reset": components["headers"]["RateLimit-Reset"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ListCommentsAnswer"];
                };
            };
            401: components["responses"]["NotSignedIn"];
            403: components["responses"]["Refused"];
            404: components["responses"]["NotFound"];
            422: components["responses"]["Invalid"];
            429: components["responses"]["TooMany"];
            500: components["responses"]["Failed"];
        };
    };
    addComment: {
        parameters: {
            query?: never;
            header?: {
                /** @description A name of your choice for this one request, e.g. a UUID. Sent again with the same key, the request is not carried out twice: the first answer comes back. */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["AddCommentBody"];
            };
        };
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    "RateLimit-Limit": components["headers"]["RateLimit-Limit"];
                    "RateLimit-Remaining": components["headers"]["RateLimit-Remaining"];
                    "RateLimit-Reset": components["headers"]["RateLimit-Reset"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Comment"];
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["NotSignedIn"];
            403: components["responses"]["Refused"];
            404: components["responses"]["NotFound"];
            409: components["responses"]["Conflict"];
            413: components["responses"]["TooLarge"];
            415: components["responses"]["WrongType"];
            422: components["responses"]["Invalid"];
            429: components["responses"]["TooMany"];
            500: components["responses"]["Failed"];
        };
    };
    correctPost: {
        parameters: {
            query?: never;
            header?: {
                /** @description A name of your choice for this one request, e.g. a UUID. Sent again with the same key, the request is not carried out twice: the first answer comes back. */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["CorrectPostBody"];
            };
        };
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    "RateLimit-Limit": components["headers"]["RateLimit-Limit"];
                    "RateLimit-Remaining": components["headers"]["RateLimit-Remaining"];
                    "RateLimit-Reset": components["headers"]["RateLimit-Reset"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CorrectPostAnswer"];
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["NotSignedIn"];
            403: components["responses"]["Refused"];
            404: components["responses"]["NotFound"];
            409: components["responses"]["Conflict"];
            413: components["responses"]["TooLarge"];
            415: components["responses"]["WrongType"];
            422: components["responses"]["Invalid"];
            429: components["responses"]["TooMany"];
            500: components["responses"]["Failed"];
        };
    };
    beginCorrection: {
        parameters: {
            query?: never;
            header?: {
                /** @description A name of your choice for this one request, e.g. a UUID. Sent again with the same key, the request is not carried out twice: the first answer comes back. */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    "RateLimit-Limit": components["headers"]["RateLimit-Limit"];
                    "RateLimit-Remaining": components["headers"]["RateLimit-Remaining"];
                    "RateLimit-Reset": components["headers"]["RateLimit-Reset"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Done"];
                };
            };
            401: components["responses"]["NotSignedIn"];
            403: components["responses"]["Refused"];
            404: components["responses"]["NotFound"];
            409: components["responses"]["Conflict"];
            422: components["responses"]["Invalid"];
            429: components["responses"]["TooMany"];
            500: components["responses"]["Failed"];
        };
    };
    publishListDeliveries: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    "RateLimit-Limit": components["headers"]["RateLimit-Limit"];
                    "RateLimit-Remaining": components["headers"]["RateLimit-Remaining"];
                    "RateLimit-Reset": components["headers"]["RateLimit-Reset"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PublishListDeliveriesAnswer"];
                };
            };
            401: components["responses"]["NotSignedIn"];
            403: components["responses"]["Refused"];
            404: components["responses"]["NotFound"];
            422: components["responses"]["Invalid"];
            429: components["responses"]["TooMany"];
            500: components["responses"]["Failed"];
        };
    };
    diffVersions: {
        parameters: {
            query: {
                from: number;
                to: number;
            };
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    "RateLimit-Limit": components["headers"]["RateLimit-Limit"];
                    "RateLimit-Remaining": components["headers"]["RateLimit-Remaining"];
                    "RateLimit-Reset": components["headers"]["RateLimit-Reset"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["DiffVersionsAnswer"];
                };
            };
            401: components["responses"]["NotSignedIn"];
            403: components["responses"]["Refused"];
            404: components["responses"]["NotFound"];
            422: components["responses"]["Invalid"];
            429: components["responses"]["TooMany"];
            500: components["responses"]["Failed"];
        };
    };
    discardPost: {
        parameters: {
            query?: never;
            header?: {
                /** @description A name of your choice for this one request, e.g. a UUID. Sent again with the same key, the request is not carried out twice: the first answer comes back. */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    "RateLimit-Limit": components["headers"]["RateLimit-Limit"];
                    "RateLimit-Remaining": components["headers"]["RateLimit-Remaining"];
                    "RateLimit-Reset": components["headers"]["RateLimit-Reset"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Done"];
                };
            };
            401: components["responses"]["NotSignedIn"];
            403: components["responses"]["Refused"];
            404: components["responses"]["NotFound"];
            409: components["responses"]["Conflict"];
            422: components["responses"]["Invalid"];
            429: components["responses"]["TooMany"];
            500: components["responses"]["Failed"];
        };
    };
    saveDraft: {
        parameters: {
            query?: never;
            header?: {
                /** @description A name of your choice for this one request, e.g. a UUID. Sent again with the same key, the request is not carried out twice: the first answer comes back. */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
                /** @description The `ETag` that was read. When somebody saved a newer revision meanwhile, nothing is changed. */
                "If-Match"?: components["parameters"]["IfMatch"];
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["SaveDraftBody"];
            };
        };
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    "RateLimit-Limit": components["headers"]["RateLimit-Limit"];
                    "RateLimit-Remaining": components["headers"]["RateLimit-Remaining"];
                    "RateLimit-Reset": components["headers"]["RateLimit-Reset"];
                    ETag: components["headers"]["ETag"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SaveDraftAnswer"];
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["NotSignedIn"];
            403: components["responses"]["Refused"];
            404: components["responses"]["NotFound"];
            409: components["responses"]["Conflict"];
            412: components["responses"]["RevisionPassed"];
            413: components["responses"]["TooLarge"];
            415: components["responses"]["WrongType"];
            422: components["responses"]["Invalid"];
            429: components["responses"]["TooMany"];
            500: components["responses"]["Failed"];
        };
    };
    listDraftComments: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    "RateLimit-Limit": components["headers"]["RateLimit-Limit"];
                    "RateLimit-Remaining": components["headers"]["RateLimit-Remaining"];
                    "RateLimit-Reset": components["headers"]["RateLimit-Reset"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ListDraftCommentsAnswer"];
                };
            };
            401: components["responses"]["NotSignedIn"];
            403: components["responses"]["Refused"];
            404: components["responses"]["NotFound"];
            422: components["responses"]["Invalid"];
            429: components["responses"]["TooMany"];
            500: components["responses"]["Failed"];
        };
    };
    addDraftComment: {
        parameters: {
            query?: never;
            header?: {
                /** @description A name of your choice for this one request, e.g. a UUID. Sent again with the same key, the request is not carried out twice: the first answer comes back. */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["AddDraftCommentBody"];
            };
        };
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    "RateLimit-Limit": components["headers"]["RateLimit-Limit"];
                    "RateLimit-Remaining": components["headers"]["RateLimit-Remaining"];
                    "RateLimit-Reset": components["headers"]["RateLimit-Reset"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["DraftThread"];
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["NotSignedIn"];
            403: components["responses"]["Refused"];
            404: components["responses"]["NotFound"];
            409: components["responses"]["Conflict"];
            413: components["responses"]["TooLarge"];
            415: components["responses"]["WrongType"];
            422: components["responses"]["Invalid"];
            429: components["responses"]["TooMany"];
            500: components["responses"]["Failed"];
        };
    };
    getHistory: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    "RateLimit-Limit": components["headers"]["RateLimit-Limit"];
                    "RateLimit-Remaining": components["headers"]["RateLimit-Remaining"];
                    "RateLimit-Reset": components["headers"]["RateLimit-Reset"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["GetHistoryAnswer"];
                };
            };
            401: components["responses"]["NotSignedIn"];
            403: components["responses"]["Refused"];
            404: components["responses"]["NotFound"];
            422: components["responses"]["Invalid"];
            429: components["responses"]["TooMany"];
            500: components["responses"]["Failed"];
        };
    };
    getStateContent: {
        parameters: {
            query: {
                at: string;
            };
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    "RateLimit-Limit": components["headers"]["RateLimit-Limit"];
                    "RateLimit-Remaining": components["headers"]["RateLimit-Remaining"];
                    "RateLimit-Reset": components["headers"]["RateLimit-Reset"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["GetStateContentAnswer"];
                };
            };
            401: components["responses"]["NotSignedIn"];
            403: components["responses"]["Refused"];
            404: components["responses"]["NotFound"];
            422: components["responses"]["Invalid"];
            429: components["responses"]["TooMany"];
            500: components["responses"]["Failed"];
        };
    };
    diffHistory: {
        parameters: {
            query: {
                from: string;
                to: string;
            };
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    "RateLimit-Limit": components["headers"]["RateLimit-Limit"];
                    "RateLimit-Remaining": components["headers"]["RateLimit-Remaining"];
                    "RateLimit-Reset": components["headers"]["RateLimit-Reset"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["DiffHistoryAnswer"];
                };
            };
            401: components["responses"]["NotSignedIn"];
            403: components["responses"]["Refused"];
            404: components["responses"]["NotFound"];
            422: components["responses"]["Invalid"];
            429: components["responses"]["TooMany"];
            500: components["responses"]["Failed"];
        };
    };
    getLibraryEntry: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    "RateLimit-Limit": components["headers"]["RateLimit-Limit"];
                    "RateLimit-Remaining": components["headers"]["RateLimit-Remaining"];
                    "RateLimit-Reset": components["headers"]["RateLimit-Reset"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["LibraryEntry"];
                };
            };
            401: components["responses"]["NotSignedIn"];
            403: components["responses"]["Refused"];
            404: components["responses"]["NotFound"];
            422: components["responses"]["Invalid"];
            429: components["responses"]["TooMany"];
            500: components["responses"]["Failed"];
        };
    };
    putLibraryEntry: {
        parameters: {
            query?: never;
            header?: {
                /** @description A name of your choice for this one request, e.g. a UUID. Sent again with the same key, the request is not carried out twice: the first answer comes back. */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["PutLibraryEntryBody"];
            };
        };
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    "RateLimit-Limit": components["headers"]["RateLimit-Limit"];
                    "RateLimit-Remaining": components["headers"]["RateLimit-Remaining"];
                    "RateLimit-Reset": components["headers"]["RateLimit-Reset"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["LibraryEntry"];
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["NotSignedIn"];
            403: components["responses"]["Refused"];
            404: components["responses"]["NotFound"];
            409: components["responses"]["Conflict"];
            413: components["responses"]["TooLarge"];
            415: components["responses"]["WrongType"];
            422: components["responses"]["Invalid"];
            429: components["responses"]["TooMany"];
            500: components["responses"]["Failed"];
        };
    };
    removeLibraryEntry: {
        parameters: {
            query?: never;
            header?: {
                /** @description A name of your choice for this one request, e.g. a UUID. Sent again with the same key, the request is not carried out twice: the first answer comes back. */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    "RateLimit-Limit": components["headers"]["RateLimit-Limit"];
                    "RateLimit-Remaining": components["headers"]["RateLimit-Remaining"];
                    "RateLimit-Reset": components["headers"]["RateLimit-Reset"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["LibraryEntry"];
                };
            };
            401: components["responses"]["NotSignedIn"];
            403: components["responses"]["Refused"];
            404: components["responses"]["NotFound"];
            409: components["responses"]["Conflict"];
            422: components["responses"]["Invalid"];
            429: components["responses"]["TooMany"];
            500: components["responses"]["Failed"];
        };
    };
    getPlan: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    "RateLimit-Limit": components["headers"]["RateLimit-Limit"];
                    "RateLimit-Remaining": components["headers"]["RateLimit-Remaining"];
                    "RateLimit-Reset": components["headers"]["RateLimit-Reset"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["GetPlanAnswer"];
                };
            };
            401: components["responses"]["NotSignedIn"];
            403: components["responses"]["Refused"];
            404: components["responses"]["NotFound"];
            422: components["responses"]["Invalid"];
            429: components["responses"]["TooMany"];
            500: components["responses"]["Failed"];
        };
    };
    planPost: {
        parameters: {
            query?: never;
            header?: {
                /** @description A name of your choice for this one request, e.g. a UUID. Sent again with the same key, the request is not carried out twice: the first answer comes back. */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["PlanPostBody"];
            };
        };
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    "RateLimit-Limit": components["headers"]["RateLimit-Limit"];
                    "RateLimit-Remaining": components["headers"]["RateLimit-Remaining"];
                    "RateLimit-Reset": components["headers"]["RateLimit-Reset"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["GetPlanAnswer"];
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["NotSignedIn"];
            403: components["responses"]["Refused"];
            404: components["responses"]["NotFound"];
            409: components["responses"]["Conflict"];
            413: components["responses"]["TooLarge"];
            415: components["responses"]["WrongType"];
            422: components["responses"]["Invalid"];
            429: components["responses"]["TooMany"];
            500: components["responses"]["Failed"];
        };
    };
    unplanPost: {
        parameters: {
            query?: never;
            header?: {
                /** @description A name of your choice for this one request, e.g. a UUID. Sent again with the same key, the request is not carried out twice: the first answer comes back. */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    "RateLimit-Limit": components["headers"]["RateLimit-Limit"];
                    "RateLimit-Remaining": components["headers"]["RateLimit-Remaining"];
                    "RateLimit-Reset": components["headers"]["RateLimit-Reset"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Done"];
                };
            };
            401: components["responses"]["NotSignedIn"];
            403: components["responses"]["Refused"];
            404: components["responses"]["NotFound"];
            409: components["responses"]["Conflict"];
            422: components["responses"]["Invalid"];
            429: components["responses"]["TooMany"];
            500: components["responses"]["Failed"];
        };
    };
    attendDraft: {
        parameters: {
            query?: never;
            header?: {
                /** @description A name of your choice for this one request, e.g. a UUID. Sent again with the same key, the request is not carried out twice: the first answer comes back. */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["AttendDraftBody"];
            };
        };
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    "RateLimit-Limit": components["headers"]["RateLimit-Limit"];
                    "RateLimit-Remaining": components["headers"]["RateLimit-Remaining"];
                    "RateLimit-Reset": components["headers"]["RateLimit-Reset"];
                    ETag: components["headers"]["ETag"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AttendDraftAnswer"];
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["NotSignedIn"];
            403: components["responses"]["Refused"];
            404: components["responses"]["NotFound"];
            409: components["responses"]["Conflict"];
            413: components["responses"]["TooLarge"];
            415: components["responses"]["WrongType"];
            422: components["responses"]["Invalid"];
            429: components["responses"]["TooMany"];
            500: components["responses"]["Failed"];
        };
    };
    listPostReaders: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    "RateLimit-Limit": components["headers"]["RateLimit-Limit"];
                    "RateLimit-Remaining": components["headers"]["RateLimit-Remaining"];
                    "RateLimit-Reset": components["headers"]["RateLimit-Reset"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ListPostReadersAnswer"];
                };
            };
            401: components["responses"]["NotSignedIn"];
            403: components["responses"]["Refused"];
            404: components["responses"]["NotFound"];
            422: components["responses"]["Invalid"];
            429: components["responses"]["TooMany"];
            500: components["responses"]["Failed"];
        };
    };
    readRepeat: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    "RateLimit-Limit": components["headers"]["RateLimit-Limit"];
                    "RateLimit-Remaining": components["headers"]["RateLimit-Remaining"];
                    "RateLimit-Reset": components["headers"]["RateLimit-Reset"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ReadRepeatAnswer"];
                };
            };
            401: components["responses"]["NotSignedIn"];
            403: components["responses"]["Refused"];
            404: components["responses"]["NotFound"];
            422: components["responses"]["Invalid"];
            429: components["responses"]["TooMany"];
            500: components["responses"]["Failed"];
        };
    };
    setRepeat: {
        parameters: {
            query?: never;
            header?: {
                /** @description A name of your choice for this one request, e.g. a UUID. Sent again with the same key, the request is not carried out twice: the first answer comes back. */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["SetRepeatBody"];
            };
        };
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    "RateLimit-Limit": components["headers"]["RateLimit-Limit"];
                    "RateLimit-Remaining": components["headers"]["RateLimit-Remaining"];
                    "RateLimit-Reset": components["headers"]["RateLimit-Reset"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Repeat"];
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["NotSignedIn"];
            403: components["responses"]["Refused"];
            404: components["responses"]["NotFound"];
            409: components["responses"]["Conflict"];
            413: components["responses"]["TooLarge"];
            415: components["responses"]["WrongType"];
            422: components["responses"]["Invalid"];
            429: components["responses"]["TooMany"];
            500: components["responses"]["Failed"];
        };
    };
    changeRepeat: {
        parameters: {
            query?: never;
            header?: {
                /** @description A name of your choice for this one request, e.g. a UUID. Sent again with the same key, the request is not carried out twice: the first answer comes back. */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ChangeRepeatBody"];
            };
        };
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    "RateLimit-Limit": components["headers"]["RateLimit-Limit"];
                    "RateLimit-Remaining": components["headers"]["RateLimit-Remaining"];
                    "RateLimit-Reset": components["headers"]["RateLimit-Reset"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Repeat"];
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["NotSignedIn"];
            403: components["responses"]["Refused"];
            404: components["responses"]["NotFound"];
            409: components["responses"]["Conflict"];
            413: components["responses"]["TooLarge"];
            415: components["responses"]["WrongType"];
            422: components["responses"]["Invalid"];
            429: components["responses"]["TooMany"];
            500: components["responses"]["Failed"];
        };
    };
    restorePost: {
        parameters: {
            query?: never;
            header?: {
                /** @description A name of your choice for this one request, e.g. a UUID. Sent again with the same key, the request is not carried out twice: the first answer comes back. */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    "RateLimit-Limit": components["headers"]["RateLimit-Limit"];
                    "RateLimit-Remaining": components["headers"]["RateLimit-Remaining"];
                    "RateLimit-Reset": components["headers"]["RateLimit-Reset"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Done"];
                };
            };
            401: components["responses"]["NotSignedIn"];
            403: components["responses"]["Refused"];
            404: components["responses"]["NotFound"];
            409: components["responses"]["Conflict"];
            422: components["responses"]["Invalid"];
            429: components["responses"]["TooMany"];
            500: components["responses"]["Failed"];
        };
    };
    getPostReview: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    "RateLimit-Limit": components["headers"]["RateLimit-Limit"];
                    "RateLimit-Remaining": components["headers"]["RateLimit-Remaining"];
                    "RateLimit-Reset": components["headers"]["RateLimit-Reset"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["GetPostReviewAnswer"];
                };
            };
            401: components["responses"]["NotSignedIn"];
            403: components["responses"]["Refused"];
            404: components["responses"]["NotFound"];
            422: components["responses"]["Invalid"];
            429: components["responses"]["TooMany"];
            500: components["responses"]["Failed"];
        };
    };
    schedulePost: {
        parameters: {
            query?: never;
            header?: {
                /** @description A name of your choice for this one request, e.g. a UUID. Sent again with the same key, the request is not carried out twice: the first answer comes back. */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["SchedulePostBody"];
            };
        };
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    "RateLimit-Limit": components["headers"]["RateLimit-Limit"];
                    "RateLimit-Remaining": components["headers"]["RateLimit-Remaining"];
                    "RateLimit-Reset": components["headers"]["RateLimit-Reset"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Schedule"];
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["NotSignedIn"];
            403: components["responses"]["Refused"];
            404: components["responses"]["NotFound"];
            409: components["responses"]["Conflict"];
            413: components["responses"]["TooLarge"];
            415: components["responses"]["WrongType"];
            422: components["responses"]["Invalid"];
            429: components["responses"]["TooMany"];
            500: components["responses"]["Failed"];
        };
    };
    cancelSchedule: {
        parameters: {
            query?: never;
            header?: {
                /** @description A name of your choice for this one request, e.g. a UUID. Sent again with the same key, the request is not carried out twice: the first answer comes back. */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    "RateLimit-Limit": components["headers"]["RateLimit-Limit"];
                    "RateLimit-Remaining": components["headers"]["RateLimit-Remaining"];
                    "RateLimit-Reset": components["headers"]["RateLimit-Reset"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Done"];
                };
            };
            401: components["responses"]["NotSignedIn"];
            403: components["responses"]["Refused"];
            404: components["responses"]["NotFound"];
            409: components["responses"]["Conflict"];
            422: components["responses"]["Invalid"];
            429: components["responses"]["TooMany"];
            500: components["responses"]["Failed"];
        };
    };
    listStanding: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    "RateLimit-Limit": components["headers"]["RateLimit-Limit"];
                    "RateLimit-Remaining": components["headers"]["RateLimit-Remaining"];
                    "RateLimit-Reset": components["headers"]["RateLimit-Reset"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ListStandingAnswer"];
                };
            };
            401: components["responses"]["NotSignedIn"];
            403: components["responses"]["Refused"];
            404: components["responses"]["NotFound"];
            422: components["responses"]["Invalid"];
            429: components["responses"]["TooMany"];
            500: components["responses"]["Failed"];
        };
    };
    submitDraft: {
        parameters: {
            query?: never;
            header?: {
                /** @description A name of your choice for this one request, e.g. a UUID. Sent again with the same key, the request is not carried out twice: the first answer comes back. */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
                /** @description The `ETag` that was read. When somebody saved a newer revision meanwhile, nothing is changed. */
                "If-Match"?: components["parameters"]["IfMatch"];
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["SubmitDraftBody"];
            };
        };
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    "RateLimit-Limit": components["headers"]["RateLimit-Limit"];
                    "RateLimit-Remaining": components["headers"]["RateLimit-Remaining"];
                    "RateLimit-Reset": components["headers"]["RateLimit-Reset"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SubmitDraftAnswer"];
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["NotSignedIn"];
            403: components["responses"]["Refused"];
            404: components["responses"]["NotFound"];
            409: components["responses"]["Conflict"];
            412: components["responses"]["RevisionPassed"];
            413: components["responses"]["TooLarge"];
            415: components["responses"]["WrongType"];
            422: components["responses"]["Invalid"];
            429: components["responses"]["TooMany"];
            500: components["responses"]["Failed"];
        };
    };
    getTrail: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    "RateLimit-Limit": components["headers"]["RateLimit-Limit"];
                    "RateLimit-Remaining": components["headers"]["RateLimit-Remaining"];
                    "RateLimit-Reset": components["headers"]["RateLimit-Reset"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["GetTrailAnswer"];
                };
            };
            401: components["responses"]["NotSignedIn"];
            403: components["responses"]["Refused"];
            404: components["responses"]["NotFound"];
            422: components["responses"]["Invalid"];
            429: components["responses"]["TooMany"];
            500: components["responses"]["Failed"];
        };
    };
    withdrawReview: {
        parameters: {
            query?: never;
            header?: {
                /** @description A name of your choice for this one request, e.g. a UUID. Sent again with the same key, the request is not carried out twice: the first answer comes back. */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    "RateLimit-Limit": components["headers"]["RateLimit-Limit"];
                    "RateLimit-Remaining": components["headers"]["RateLimit-Remaining"];
                    "RateLimit-Reset": components["headers"]["RateLimit-Reset"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Done"];
                };
            };
            401: components["responses"]["NotSignedIn"];
            403: components["responses"]["Refused"];
            404: components["responses"]["NotFound"];
            409: components["responses"]["Conflict"];
            422: components["responses"]["Invalid"];
            429: components["responses"]["TooMany"];
            500: components["responses"]["Failed"];
        };
    };
    getFaults: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    "RateLimit-Limit": components["headers"]["RateLimit-Limit"];
                    "RateLimit-Remaining": components["headers"]["RateLimit-Remaining"];
                    "RateLimit-Reset": components["headers"]["RateLimit-Reset"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PracticeFaults"];
                };
            };
            401: components["responses"]["NotSignedIn"];
            403: components["responses"]["Refused"];
            429: components["responses"]["TooMany"];
            500: components["responses"]["Failed"];
        };
    };
    putFaults: {
        parameters: {
            query?: never;
            header?: {
                /** @description A name of your choice for this one request, e.g. a UUID. Sent again with the same key, the request is not carried out twice: the first answer comes back. */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["FaultPlanInput"];
            };
        };
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    "RateLimit-Limit": components["headers"]["RateLimit-Limit"];
                    "RateLimit-Remaining": components["headers"]["RateLimit-Remaining"];
                    "RateLimit-Reset": components["headers"]["RateLimit-Reset"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PracticeFaults"];
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["NotSignedIn"];
            403: components["responses"]["Refused"];
            409: components["responses"]["Conflict"];
            413: components["responses"]["TooLarge"];
            415: components["responses"]["WrongType"];
            422: components["responses"]["Invalid"];
            429: components["responses"]["TooMany"];
            500: components["responses"]["Failed"];
        };
    };
    deleteFaults: {
        parameters: {
            query?: never;
            header?: {
                /** @description A name of your choice for this one request, e.g. a UUID. Sent again with the same key, the request is not carried out twice: the first answer comes back. */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    "RateLimit-Limit": components["headers"]["RateLimit-Limit"];
                    "RateLimit-Remaining": components["headers"]["RateLimit-Remaining"];
                    "RateLimit-Reset": components["headers"]["RateLimit-Reset"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PracticeFaults"];
                };
            };
            401: components["responses"]["NotSignedIn"];
            403: components["responses"]["Refused"];
            409: components["responses"]["Conflict"];
            429: components["responses"]["TooMany"];
            500: components["responses"]["Failed"];
        };
    };
    getLog: {
        parameters: {
            query?: {
                before?: string;
                limit?: number;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    "RateLimit-Limit": components["headers"]["RateLimit-Limit"];
                    "RateLimit-Remaining": components["headers"]["RateLimit-Remaining"];
                    "RateLimit-Reset": components["headers"]["RateLimit-Reset"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PracticeLog"];
                };
            };
            401: components["responses"]["NotSignedIn"];
            403: components["responses"]["Refused"];
            422: components["responses"]["Invalid"];
            429: components["responses"]["TooMany"];
            500: components["responses"]["Failed"];
        };
    };
    listNotices: {
        parameters: {
            query?: {
                source?: string;
                state?: components["schemas"]["NoticeState"];
                /** @description Only what its source has changed or withdrawn. */
                changed?: "true";
                /** @description Words of headline or first words, in any case. */
                search?: string;
                after?: string;
                limit?: number;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    "RateLimit-Limit": components["headers"]["RateLimit-Limit"];
                    "RateLimit-Remaining": components["headers"]["RateLimit-Remaining"];
                    "RateLimit-Reset": components["headers"]["RateLimit-Reset"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ListNoticesAnswer"];
                };
            };
            401: components["responses"]["NotSignedIn"];
            403: components["responses"]["Refused"];
            422: components["responses"]["Invalid"];
            429: components["responses"]["TooMany"];
            500: components["responses"]["Failed"];
        };
    };
    getNotice: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    "RateLimit-Limit": components["headers"]["RateLimit-Limit"];
                    "RateLimit-Remaining": components["headers"]["RateLimit-Remaining"];
                    "RateLimit-Reset": components["headers"]["RateLimit-Reset"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Notice"];
                };
            };
            401: components["responses"]["NotSignedIn"];
            403: components["responses"]["Refused"];
            404: components["responses"]["NotFound"];
            422: components["responses"]["Invalid"];
            429: components["responses"]["TooMany"];
            500: components["responses"]["Failed"];
        };
    };
    markNotice: {
        parameters: {
            query?: never;
            header?: {
                /** @description A name of your choice for this one request, e.g. a UUID. Sent again with the same key, the request is not carried out twice: the first answer comes back. */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["MarkNoticeBody"];
            };
        };
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    "RateLimit-Limit": components["headers"]["RateLimit-Limit"];
                    "RateLimit-Remaining": components["headers"]["RateLimit-Remaining"];
                    "RateLimit-Reset": components["headers"]["RateLimit-Reset"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Notice"];
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["NotSignedIn"];
            403: components["responses"]["Refused"];
            404: components["responses"]["NotFound"];
            409: components["responses"]["Conflict"];
            413: components["responses"]["TooLarge"];
            415: components["responses"]["WrongType"];
            422: components["responses"]["Invalid"];
            429: components["responses"]["TooMany"];
            500: components["responses"]["Failed"];
        };
    };
    passOn: {
        parameters: {
            query?: never;
            header?: {
                /** @description A name of your choice for this one request, e.g. a UUID. Sent again with the same key, the request is not carried out twice: the first answer comes back. */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: {
            content: {
                "application/json": components["schemas"]["PassOnBody"];
            };
        };
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    "RateLimit-Limit": components["headers"]["RateLimit-Limit"];
                    "RateLimit-Remaining": components["headers"]["RateLimit-Remaining"];
                    "RateLimit-Reset": components["headers"]["RateLimit-Reset"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PassOnAnswer"];
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["NotSignedIn"];
            403: components["responses"]["Refused"];
            404: components["responses"]["NotFound"];
            409: components["responses"]["Conflict"];
            413: components["responses"]["TooLarge"];
            415: components["responses"]["WrongType"];
            422: components["responses"]["Invalid"];
            429: components["responses"]["TooMany"];
            500: components["responses"]["Failed"];
        };
    };
    passOnNow: {
        parameters: {
            query?: never;
            header?: {
                /** @description A name of your choice for this one request, e.g. a UUID. Sent again with the same key, the request is not carried out twice: the first answer comes back. */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["PassOnNowBody"];
            };
        };
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    "RateLimit-Limit": components["headers"]["RateLimit-Limit"];
                    "RateLimit-Remaining": components["headers"]["RateLimit-Remaining"];
                    "RateLimit-Reset": components["headers"]["RateLimit-Reset"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PassOnNowAnswer"];
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["NotSignedIn"];
            403: components["responses"]["Refused"];
            404: components["responses"]["NotFound"];
            409: components["responses"]["Conflict"];
            413: components["responses"]["TooLarge"];
            415: components["responses"]["WrongType"];
            422: components["responses"]["Invalid"];
            429: components["responses"]["TooMany"];
            500: components["responses"]["Failed"];
        };
    };
    listSources: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    "RateLimit-Limit": components["headers"]["RateLimit-Limit"];
                    "RateLimit-Remaining": components["headers"]["RateLimit-Remaining"];
                    "RateLimit-Reset": components["headers"]["RateLimit-Reset"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ListSourcesAnswer"];
                };
            };
            401: components["responses"]["NotSignedIn"];
            403: components["responses"]["Refused"];
            429: components["responses"]["TooMany"];
            500: components["responses"]["Failed"];
        };
    };
    addSource: {
        parameters: {
            query?: never;
            header?: {
                /** @description A name of your choice for this one request, e.g. a UUID. Sent again with the same key, the request is not carried out twice: the first answer comes back. */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["AddSourceBody"];
            };
        };
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    "RateLimit-Limit": components["headers"]["RateLimit-Limit"];
                    "RateLimit-Remaining": components["headers"]["RateLimit-Remaining"];
                    "RateLimit-Reset": components["headers"]["RateLimit-Reset"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Source"];
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["NotSignedIn"];
            403: components["responses"]["Refused"];
            409: components["responses"]["Conflict"];
            413: components["responses"]["TooLarge"];
            415: components["responses"]["WrongType"];
            422: components["responses"]["Invalid"];
            429: components["responses"]["TooMany"];
            500: components["responses"]["Failed"];
        };
    };
    probeSource: {
        parameters: {
            query?: never;
            header?: {
                /** @description A name of your choice for this one request, e.g. a UUID. Sent again with the same key, the request is not carried out twice: the first answer comes back. */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ProbeSourceBody"];
            };
        };
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    "RateLimit-Limit": components["headers"]["RateLimit-Limit"];
                    "RateLimit-Remaining": components["headers"]["RateLimit-Remaining"];
                    "RateLimit-Reset": components["headers"]["RateLimit-Reset"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProbeSourceAnswer"];
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["NotSignedIn"];
            403: components["responses"]["Refused"];
            409: components["responses"]["Conflict"];
            413: components["responses"]["TooLarge"];
            415: components["responses"]["WrongType"];
            422: components["responses"]["Invalid"];
            429: components["responses"]["TooMany"];
            500: components["responses"]["Failed"];
        };
    };
    changeSource: {
        parameters: {
            query?: never;
            header?: {
                /** @description A name of your choice for this one request, e.g. a UUID. Sent again with the same key, the request is not carried out twice: the first answer comes back. */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ChangeSourceBody"];
            };
        };
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    "RateLimit-Limit": components["headers"]["RateLimit-Limit"];
                    "RateLimit-Remaining": components["headers"]["RateLimit-Remaining"];
                    "RateLimit-Reset": components["headers"]["RateLimit-Reset"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Source"];
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["NotSignedIn"];
            403: components["responses"]["Refused"];
            404: components["responses"]["NotFound"];
            409: components["responses"]["Conflict"];
            413: components["responses"]["TooLarge"];
            415: components["responses"]["WrongType"];
            422: components["responses"]["Invalid"];
            429: components["responses"]["TooMany"];
            500: components["responses"]["Failed"];
        };
    };
    lookNow: {
        parameters: {
            query?: never;
            header?: {
                /** @description A name of your choice for this one request, e.g. a UUID. Sent again with the same key, the request is not carried out twice: the first answer comes back. */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    "RateLimit-Limit": components["headers"]["RateLimit-Limit"];
                    "RateLimit-Remaining": components["headers"]["RateLimit-Remaining"];
                    "RateLimit-Reset": components["headers"]["RateLimit-Reset"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Done"];
                };
            };
            401: components["responses"]["NotSignedIn"];
            403: components["responses"]["Refused"];
            404: components["responses"]["NotFound"];
            409: components["responses"]["Conflict"];
            422: components["responses"]["Invalid"];
            429: components["responses"]["TooMany"];
            500: components["responses"]["Failed"];
        };
    };
    removeSource: {
        parameters: {
            query?: never;
            header?: {
                /** @description A name of your choice for this one request, e.g. a UUID. Sent again with the same key, the request is not carried out twice: the first answer comes back. */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    "RateLimit-Limit": components["headers"]["RateLimit-Limit"];
                    "RateLimit-Remaining": components["headers"]["RateLimit-Remaining"];
                    "RateLimit-Reset": components["headers"]["RateLimit-Reset"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Done"];
                };
            };
            401: components["responses"]["NotSignedIn"];
            403: components["responses"]["Refused"];
            404: components["responses"]["NotFound"];
            409: components["responses"]["Conflict"];
            422: components["responses"]["Invalid"];
            429: components["responses"]["TooMany"];
            500: components["responses"]["Failed"];
        };
    };
    reviewQueue: {
        parameters: {
            query?: {
                after?: string;
                limit?: number;
                /** @description Words of the post or the name of who sent it, in any case. */
                search?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    "RateLimit-Limit": components["headers"]["RateLimit-Limit"];
                    "RateLimit-Remaining": components["headers"]["RateLimit-Remaining"];
                    "RateLimit-Reset": components["headers"]["RateLimit-Reset"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ReviewQueueAnswer"];
                };
            };
            401: components["responses"]["NotSignedIn"];
            403: components["responses"]["Refused"];
            422: components["responses"]["Invalid"];
            429: components["responses"]["TooMany"];
            500: components["responses"]["Failed"];
        };
    };
    getReview: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    "RateLimit-Limit": components["headers"]["RateLimit-Limit"];
                    "RateLimit-Remaining": components["headers"]["RateLimit-Remaining"];
                    "RateLimit-Reset": components["headers"]["RateLimit-Reset"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["GetReviewAnswer"];
                };
            };
            401: components["responses"]["NotSignedIn"];
            403: components["responses"]["Refused"];
            404: components["responses"]["NotFound"];
            422: components["responses"]["Invalid"];
            429: components["responses"]["TooMany"];
            500: components["responses"]["Failed"];
        };
    };
    decideReview: {
        parameters: {
            query?: never;
            header?: {
                /** @description A name of your choice for this one request, e.g. a UUID. Sent again with the same key, the request is not carried out twice: the first answer comes back. */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["DecideReviewBody"];
            };
        };
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    "RateLimit-Limit": components["headers"]["RateLimit-Limit"];
                    "RateLimit-Remaining": components["headers"]["RateLimit-Remaining"];
                    "RateLimit-Reset": components["headers"]["RateLimit-Reset"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Review"];
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["NotSignedIn"];
            403: components["responses"]["Refused"];
            404: components["responses"]["NotFound"];
            409: components["responses"]["Conflict"];
            413: components["responses"]["TooLarge"];
            415: components["responses"]["WrongType"];
            422: components["responses"]["Invalid"];
            429: components["responses"]["TooMany"];
            500: components["responses"]["Failed"];
        };
    };
    handOverReview: {
        parameters: {
            query?: never;
            header?: {
                /** @description A name of your choice for this one request, e.g. a UUID. Sent again with the same key, the request is not carried out twice: the first answer comes back. */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["HandOverReviewBody"];
            };
        };
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    "RateLimit-Limit": components["headers"]["RateLimit-Limit"];
                    "RateLimit-Remaining": components["headers"]["RateLimit-Remaining"];
                    "RateLimit-Reset": components["headers"]["RateLimit-Reset"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Review"];
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["NotSignedIn"];
            403: components["responses"]["Refused"];
            404: components["responses"]["NotFound"];
            409: components["responses"]["Conflict"];
            413: components["responses"]["TooLarge"];
            415: components["responses"]["WrongType"];
            422: components["responses"]["Invalid"];
            429: components["responses"]["TooMany"];
            500: components["responses"]["Failed"];
        };
    };
    takeBackReview: {
        parameters: {
            query?: never;
            header?: {
                /** @description A name of your choice for this one request, e.g. a UUID. Sent again with the same key, the request is not carried out twice: the first answer comes back. */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
            };
            path: {
                id: string;
                delegationId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    "RateLimit-Limit": components["headers"]["RateLimit-Limit"];
                    "RateLimit-Remaining": components["headers"]["RateLimit-Remaining"];
                    "RateLimit-Reset": components["headers"]["RateLimit-Reset"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Done"];
                };
            };
            401: components["responses"]["NotSignedIn"];
            403: components["responses"]["Refused"];
            404: components["responses"]["NotFound"];
            409: components["responses"]["Conflict"];
            422: components["responses"]["Invalid"];
            429: components["responses"]["TooMany"];
            500: components["responses"]["Failed"];
        };
    };
    inviteGuest: {
        parameters: {
            query?: never;
            header?: {
                /** @description A name of your choice for this one request, e.g. a UUID. Sent again with the same key, the request is not carried out twice: the first answer comes back. */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["InviteGuestBody"];
            };
        };
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    "RateLimit-Limit": components["headers"]["RateLimit-Limit"];
                    "RateLimit-Remaining": components["headers"]["RateLimit-Remaining"];
                    "RateLimit-Reset": components["headers"]["RateLimit-Reset"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["InviteGuestAnswer"];
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["NotSignedIn"];
            403: components["responses"]["Refused"];
            404: components["responses"]["NotFound"];
            409: components["responses"]["Conflict"];
            413: components["responses"]["TooLarge"];
            415: components["responses"]["WrongType"];
            422: components["responses"]["Invalid"];
            429: components["responses"]["TooMany"];
            500: components["responses"]["Failed"];
        };
    };
    revokeGuest: {
        parameters: {
            query?: never;
            header?: {
                /** @description A name of your choice for this one request, e.g. a UUID. Sent again with the same key, the request is not carried out twice: the first answer comes back. */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
            };
            path: {
                id: string;
                guestId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    "RateLimit-Limit": components["headers"]["RateLimit-Limit"];
                    "RateLimit-Remaining": components["headers"]["RateLimit-Remaining"];
                    "RateLimit-Reset": components["headers"]["RateLimit-Reset"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Done"];
                };
            };
            401: components["responses"]["NotSignedIn"];
            403: components["responses"]["Refused"];
            404: components["responses"]["NotFound"];
            409: components["responses"]["Conflict"];
            422: components["responses"]["Invalid"];
            429: components["responses"]["TooMany"];
            500: components["responses"]["Failed"];
        };
    };
    waiveFinding: {
        parameters: {
            query?: never;
            header?: {
                /** @description A name of your choice for this one request, e.g. a UUID. Sent again with the same key, the request is not carried out twice: the first answer comes back. */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["WaiveFindingBody"];
            };
        };
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    "RateLimit-Limit": components["headers"]["RateLimit-Limit"];
                    "RateLimit-Remaining": components["headers"]["RateLimit-Remaining"];
                    "RateLimit-Reset": components["headers"]["RateLimit-Reset"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Waiver"];
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["NotSignedIn"];
            403: components["responses"]["Refused"];
            404: components["responses"]["NotFound"];
            409: components["responses"]["Conflict"];
            413: components["responses"]["TooLarge"];
            415: components["responses"]["WrongType"];
            422: components["responses"]["Invalid"];
            429: components["responses"]["TooMany"];
            500: components["responses"]["Failed"];
        };
    };
    screenTexts: {
        parameters: {
            query?: never;
            header?: {
                /** @description A name of your choice for this one request, e.g. a UUID. Sent again with the same key, the request is not carried out twice: the first answer comes back. */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ScreenTextsBody"];
            };
        };
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    "RateLimit-Limit": components["headers"]["RateLimit-Limit"];
                    "RateLimit-Remaining": components["headers"]["RateLimit-Remaining"];
                    "RateLimit-Reset": components["headers"]["RateLimit-Reset"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ScreenTextsAnswer"];
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["NotSignedIn"];
            403: components["responses"]["Refused"];
            409: components["responses"]["Conflict"];
            413: components["responses"]["TooLarge"];
            415: components["responses"]["WrongType"];
            422: components["responses"]["Invalid"];
            429: components["responses"]["TooMany"];
            500: components["responses"]["Failed"];
        };
    };
    getScreeningFacts: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    "RateLimit-Limit": components["headers"]["RateLimit-Limit"];
                    "RateLimit-Remaining": components["headers"]["RateLimit-Remaining"];
                    "RateLimit-Reset": components["headers"]["RateLimit-Reset"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["GetScreeningFactsAnswer"];
                };
            };
            401: components["responses"]["NotSignedIn"];
            403: components["responses"]["Refused"];
            429: components["responses"]["TooMany"];
            500: components["responses"]["Failed"];
        };
    };
    listPostedTexts: {
        parameters: {
            query: {
                channelId: string;
                from: "bedside" | "network";
                after?: string;
                limit?: number;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    "RateLimit-Limit": components["headers"]["RateLimit-Limit"];
                    "RateLimit-Remaining": components["headers"]["RateLimit-Remaining"];
                    "RateLimit-Reset": components["headers"]["RateLimit-Reset"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ListPostedTextsAnswer"];
                };
            };
            401: components["responses"]["NotSignedIn"];
            403: components["responses"]["Refused"];
            422: components["responses"]["Invalid"];
            429: components["responses"]["TooMany"];
            500: components["responses"]["Failed"];
        };
    };
    search: {
        parameters: {
            query?: never;
            header?: {
                /** @description A name of your choice for this one request, e.g. a UUID. Sent again with the same key, the request is not carried out twice: the first answer comes back. */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: {
            content: {
                "application/json": components["schemas"]["SearchBody"];
            };
        };
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    "RateLimit-Limit": components["headers"]["RateLimit-Limit"];
                    "RateLimit-Remaining": components["headers"]["RateLimit-Remaining"];
                    "RateLimit-Reset": components["headers"]["RateLimit-Reset"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SearchAnswer"];
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["NotSignedIn"];
            403: components["responses"]["Refused"];
            409: components["responses"]["Conflict"];
            413: components["responses"]["TooLarge"];
            415: components["responses"]["WrongType"];
            422: components["responses"]["Invalid"];
            429: components["responses"]["TooMany"];
            500: components["responses"]["Failed"];
        };
    };
    getSession: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    "RateLimit-Limit": components["headers"]["RateLimit-Limit"];
                    "RateLimit-Remaining": components["headers"]["RateLimit-Remaining"];
                    "RateLimit-Reset": components["headers"]["RateLimit-Reset"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["GetSessionAnswer"];
                };
            };
            401: components["responses"]["NotSignedIn"];
            429: components["responses"]["TooMany"];
            500: components["responses"]["Failed"];
        };
    };
    signIn: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["SignInBody"];
            };
        };
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    "RateLimit-Limit": components["headers"]["RateLimit-Limit"];
                    "RateLimit-Remaining": components["headers"]["RateLimit-Remaining"];
                    "RateLimit-Reset": components["headers"]["RateLimit-Reset"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SignInAnswer"];
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["NotSignedIn"];
            403: components["responses"]["Refused"];
            409: components["responses"]["Conflict"];
            413: components["responses"]["TooLarge"];
            415: components["responses"]["WrongType"];
            422: components["responses"]["Invalid"];
            429: components["responses"]["TooMany"];
            500: components["responses"]["Failed"];
        };
    };
    signOut: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    "RateLimit-Limit": components["headers"]["RateLimit-Limit"];
                    "RateLimit-Remaining": components["headers"]["RateLimit-Remaining"];
                    "RateLimit-Reset": components["headers"]["RateLimit-Reset"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Done"];
                };
            };
            401: components["responses"]["NotSignedIn"];
            403: components["responses"]["Refused"];
            409: components["responses"]["Conflict"];
            429: components["responses"]["TooMany"];
            500: components["responses"]["Failed"];
        };
    };
    updateOwnLocale: {
        parameters: {
            query?: never;
            header?: {
                /** @description A name of your choice for this one request, e.g. a UUID. Sent again with the same key, the request is not carried out twice: the first answer comes back. */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["UpdateOwnLocaleBody"];
            };
        };
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    "RateLimit-Limit": components["headers"]["RateLimit-Limit"];
                    "RateLimit-Remaining": components["headers"]["RateLimit-Remaining"];
                    "RateLimit-Reset": components["headers"]["RateLimit-Reset"];
                    ETag: components["headers"]["ETag"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Person"];
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["NotSignedIn"];
            403: components["responses"]["Refused"];
            409: components["responses"]["Conflict"];
            413: components["responses"]["TooLarge"];
            415: components["responses"]["WrongType"];
            422: components["responses"]["Invalid"];
            429: components["responses"]["TooMany"];
            500: components["responses"]["Failed"];
        };
    };
    switchOrganization: {
        parameters: {
            query?: never;
            header?: {
                /** @description A name of your choice for this one request, e.g. a UUID. Sent again with the same key, the request is not carried out twice: the first answer comes back. */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["SwitchOrganizationBody"];
            };
        };
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    "RateLimit-Limit": components["headers"]["RateLimit-Limit"];
                    "RateLimit-Remaining": components["headers"]["RateLimit-Remaining"];
                    "RateLimit-Reset": components["headers"]["RateLimit-Reset"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SwitchOrganizationAnswer"];
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["NotSignedIn"];
            403: components["responses"]["Refused"];
            409: components["responses"]["Conflict"];
            413: components["responses"]["TooLarge"];
            415: components["responses"]["WrongType"];
            422: components["responses"]["Invalid"];
            429: components["responses"]["TooMany"];
            500: components["responses"]["Failed"];
        };
    };
    passkeySignIn: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["PasskeySignInBody"];
            };
        };
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    "RateLimit-Limit": components["headers"]["RateLimit-Limit"];
                    "RateLimit-Remaining": components["headers"]["RateLimit-Remaining"];
                    "RateLimit-Reset": components["headers"]["RateLimit-Reset"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SignInAnswer"];
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["NotSignedIn"];
            403: components["responses"]["Refused"];
            409: components["responses"]["Conflict"];
            413: components["responses"]["TooLarge"];
            415: components["responses"]["WrongType"];
            422: components["responses"]["Invalid"];
            429: components["responses"]["TooMany"];
            500: components["responses"]["Failed"];
        };
    };
    passkeySignInOptions: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    "RateLimit-Limit": components["headers"]["RateLimit-Limit"];
                    "RateLimit-Remaining": components["headers"]["RateLimit-Remaining"];
                    "RateLimit-Reset": components["headers"]["RateLimit-Reset"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PasskeySignInOptionsAnswer"];
                };
            };
            401: components["responses"]["NotSignedIn"];
            403: components["responses"]["Refused"];
            409: components["responses"]["Conflict"];
            429: components["responses"]["TooMany"];
            500: components["responses"]["Failed"];
        };
    };
    proveIdentity: {
        parameters: {
            query?: never;
            header?: {
                /** @description A name of your choice for this one request, e.g. a UUID. Sent again with the same key, the request is not carried out twice: the first answer comes back. */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ProveIdentityBody"];
            };
        };
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    "RateLimit-Limit": components["headers"]["RateLimit-Limit"];
                    "RateLimit-Remaining": components["headers"]["RateLimit-Remaining"];
                    "RateLimit-Reset": components["headers"]["RateLimit-Reset"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProveIdentityAnswer"];
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["NotSignedIn"];
            403: components["responses"]["Refused"];
            409: components["responses"]["Conflict"];
            413: components["responses"]["TooLarge"];
            415: components["responses"]["WrongType"];
            422: components["responses"]["Invalid"];
            429: components["responses"]["TooMany"];
            500: components["responses"]["Failed"];
        };
    };
    proveByPasskeyOptions: {
        parameters: {
            query?: never;
            header?: {
                /** @description A name of your choice for this one request, e.g. a UUID. Sent again with the same key, the request is not carried out twice: the first answer comes back. */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    "RateLimit-Limit": components["headers"]["RateLimit-Limit"];
                    "RateLimit-Remaining": components["headers"]["RateLimit-Remaining"];
                    "RateLimit-Reset": components["headers"]["RateLimit-Reset"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProveByPasskeyOptionsAnswer"];
                };
            };
            401: components["responses"]["NotSignedIn"];
            403: components["responses"]["Refused"];
            409: components["responses"]["Conflict"];
            429: components["responses"]["TooMany"];
            500: components["responses"]["Failed"];
        };
    };
    giveSecondFactor: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["GiveSecondFactorBody"];
            };
        };
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    "RateLimit-Limit": components["headers"]["RateLimit-Limit"];
                    "RateLimit-Remaining": components["headers"]["RateLimit-Remaining"];
                    "RateLimit-Reset": components["headers"]["RateLimit-Reset"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SignInAnswer"];
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["NotSignedIn"];
            403: components["responses"]["Refused"];
            409: components["responses"]["Conflict"];
            413: components["responses"]["TooLarge"];
            415: components["responses"]["WrongType"];
            422: components["responses"]["Invalid"];
            429: components["responses"]["TooMany"];
            500: components["responses"]["Failed"];
        };
    };
    listOwnSessions: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    "RateLimit-Limit": components["headers"]["RateLimit-Limit"];
                    "RateLimit-Remaining": components["headers"]["RateLimit-Remaining"];
                    "RateLimit-Reset": components["headers"]["RateLimit-Reset"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ListOwnSessionsAnswer"];
                };
            };
            401: components["responses"]["NotSignedIn"];
            403: components["responses"]["Refused"];
            429: components["responses"]["TooMany"];
            500: components["responses"]["Failed"];
        };
    };
    endOtherSessions: {
        parameters: {
            query?: never;
            header?: {
                /** @description A name of your choice for this one request, e.g. a UUID. Sent again with the same key, the request is not carried out twice: the first answer comes back. */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    "RateLimit-Limit": components["headers"]["RateLimit-Limit"];
                    "RateLimit-Remaining": components["headers"]["RateLimit-Remaining"];
                    "RateLimit-Reset": components["headers"]["RateLimit-Reset"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["EndOtherSessionsAnswer"];
                };
            };
            401: components["responses"]["NotSignedIn"];
            403: components["responses"]["Refused"];
            409: components["responses"]["Conflict"];
            429: components["responses"]["TooMany"];
            500: components["responses"]["Failed"];
        };
    };
    endOwnSession: {
        parameters: {
            query?: never;
            header?: {
                /** @description A name of your choice for this one request, e.g. a UUID. Sent again with the same key, the request is not carried out twice: the first answer comes back. */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    "RateLimit-Limit": components["headers"]["RateLimit-Limit"];
                    "RateLimit-Remaining": components["headers"]["RateLimit-Remaining"];
                    "RateLimit-Reset": components["headers"]["RateLimit-Reset"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Done"];
                };
            };
            401: components["responses"]["NotSignedIn"];
            403: components["responses"]["Refused"];
            404: components["responses"]["NotFound"];
            409: components["responses"]["Conflict"];
            422: components["responses"]["Invalid"];
            429: components["responses"]["TooMany"];
            500: components["responses"]["Failed"];
        };
    };
    setupStatus: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    "RateLimit-Limit": components["headers"]["RateLimit-Limit"];
                    "RateLimit-Remaining": components["headers"]["RateLimit-Remaining"];
                    "RateLimit-Reset": components["headers"]["RateLimit-Reset"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SetupStatusAnswer"];
                };
            };
            401: components["responses"]["NotSignedIn"];
            429: components["responses"]["TooMany"];
            500: components["responses"]["Failed"];
        };
    };
    setUp: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["SetUpBody"];
            };
        };
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    "RateLimit-Limit": components["headers"]["RateLimit-Limit"];
                    "RateLimit-Remaining": components["headers"]["RateLimit-Remaining"];
                    "RateLimit-Reset": components["headers"]["RateLimit-Reset"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SetUpAnswer"];
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["NotSignedIn"];
            403: components["responses"]["Refused"];
            409: components["responses"]["Conflict"];
            413: components["responses"]["TooLarge"];
            415: components["responses"]["WrongType"];
            422: components["responses"]["Invalid"];
            429: components["responses"]["TooMany"];
            500: components["responses"]["Failed"];
        };
    };
    setUpSample: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: {
            content: {
                "application/json": components["schemas"]["SetUpSampleBody"];
            };
        };
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    "RateLimit-Limit": components["headers"]["RateLimit-Limit"];
                    "RateLimit-Remaining": components["headers"]["RateLimit-Remaining"];
                    "RateLimit-Reset": components["headers"]["RateLimit-Reset"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SetUpSampleAnswer"];
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["NotSignedIn"];
            403: components["responses"]["Refused"];
            409: components["responses"]["Conflict"];
            413: components["responses"]["TooLarge"];
            415: components["responses"]["WrongType"];
            422: components["responses"]["Invalid"];
            429: components["responses"]["TooMany"];
            500: components["responses"]["Failed"];
        };
    };
    listShares: {
        parameters: {
            query?: {
                after?: string;
                limit?: number;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    "RateLimit-Limit": components["headers"]["RateLimit-Limit"];
                    "RateLimit-Remaining": components["headers"]["RateLimit-Remaining"];
                    "RateLimit-Reset": components["headers"]["RateLimit-Reset"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ListSharesAnswer"];
                };
            };
            401: components["responses"]["NotSignedIn"];
            403: components["responses"]["Refused"];
            422: components["responses"]["Invalid"];
            429: components["responses"]["TooMany"];
            500: components["responses"]["Failed"];
        };
    };
    settleShare: {
        parameters: {
            query?: never;
            header?: {
                /** @description A name of your choice for this one request, e.g. a UUID. Sent again with the same key, the request is not carried out twice: the first answer comes back. */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["SettleShareBody"];
            };
        };
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    "RateLimit-Limit": components["headers"]["RateLimit-Limit"];
                    "RateLimit-Remaining": components["headers"]["RateLimit-Remaining"];
                    "RateLimit-Reset": components["headers"]["RateLimit-Reset"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Share"];
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["NotSignedIn"];
            403: components["responses"]["Refused"];
            404: components["responses"]["NotFound"];
            409: components["responses"]["Conflict"];
            413: components["responses"]["TooLarge"];
            415: components["responses"]["WrongType"];
            422: components["responses"]["Invalid"];
            429: components["responses"]["TooMany"];
            500: components["responses"]["Failed"];
        };
    };
    takeDownShare: {
        parameters: {
            query?: never;
            header?: {
                /** @description A name of your choice for this one request, e.g. a UUID. Sent again with the same key, the request is not carried out twice: the first answer comes back. */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    "RateLimit-Limit": components["headers"]["RateLimit-Limit"];
                    "RateLimit-Remaining": components["headers"]["RateLimit-Remaining"];
                    "RateLimit-Reset": components["headers"]["RateLimit-Reset"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Share"];
                };
            };
            401: components["responses"]["NotSignedIn"];
            403: components["responses"]["Refused"];
            404: components["responses"]["NotFound"];
            409: components["responses"]["Conflict"];
            422: components["responses"]["Invalid"];
            429: components["responses"]["TooMany"];
            500: components["responses"]["Failed"];
        };
    };
    listShortLinks: {
        parameters: {
            query?: {
                after?: string;
                limit?: number;
                /** @description Those of one post. */
                post?: string;
                /** @description A code, or words of the target. */
                search?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    "RateLimit-Limit": components["headers"]["RateLimit-Limit"];
                    "RateLimit-Remaining": components["headers"]["RateLimit-Remaining"];
                    "RateLimit-Reset": components["headers"]["RateLimit-Reset"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ListShortLinksAnswer"];
                };
            };
            401: components["responses"]["NotSignedIn"];
            403: components["responses"]["Refused"];
            422: components["responses"]["Invalid"];
            429: components["responses"]["TooMany"];
            500: components["responses"]["Failed"];
        };
    };
    listClickDays: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                code: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    "RateLimit-Limit": components["headers"]["RateLimit-Limit"];
                    "RateLimit-Remaining": components["headers"]["RateLimit-Remaining"];
                    "RateLimit-Reset": components["headers"]["RateLimit-Reset"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ListClickDaysAnswer"];
                };
            };
            401: components["responses"]["NotSignedIn"];
            403: components["responses"]["Refused"];
            404: components["responses"]["NotFound"];
            422: components["responses"]["Invalid"];
            429: components["responses"]["TooMany"];
            500: components["responses"]["Failed"];
        };
    };
    getSignInMethods: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    "RateLimit-Limit": components["headers"]["RateLimit-Limit"];
                    "RateLimit-Remaining": components["headers"]["RateLimit-Remaining"];
                    "RateLimit-Reset": components["headers"]["RateLimit-Reset"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["GetSignInMethodsAnswer"];
                };
            };
            401: components["responses"]["NotSignedIn"];
            403: components["responses"]["Refused"];
            429: components["responses"]["TooMany"];
            500: components["responses"]["Failed"];
        };
    };
    addPasskey: {
        parameters: {
            query?: never;
            header?: {
                /** @description A name of your choice for this one request, e.g. a UUID. Sent again with the same key, the request is not carried out twice: the first answer comes back. */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["AddPasskeyBody"];
            };
        };
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    "RateLimit-Limit": components["headers"]["RateLimit-Limit"];
                    "RateLimit-Remaining": components["headers"]["RateLimit-Remaining"];
                    "RateLimit-Reset": components["headers"]["RateLimit-Reset"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Passkey"];
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["NotSignedIn"];
            403: components["responses"]["Refused"];
            409: components["responses"]["Conflict"];
            413: components["responses"]["TooLarge"];
            415: components["responses"]["WrongType"];
            422: components["responses"]["Invalid"];
            429: components["responses"]["TooMany"];
            500: components["responses"]["Failed"];
        };
    };
    addPasskeyOptions: {
        parameters: {
            query?: never;
            header?: {
                /** @description A name of your choice for this one request, e.g. a UUID. Sent again with the same key, the request is not carried out twice: the first answer comes back. */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    "RateLimit-Limit": components["headers"]["RateLimit-Limit"];
                    "RateLimit-Remaining": components["headers"]["RateLimit-Remaining"];
                    "RateLimit-Reset": components["headers"]["RateLimit-Reset"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AddPasskeyOptionsAnswer"];
                };
            };
            401: components["responses"]["NotSignedIn"];
            403: components["responses"]["Refused"];
            409: components["responses"]["Conflict"];
            429: components["responses"]["TooMany"];
            500: components["responses"]["Failed"];
        };
    };
    signInRemovePasskey: {
        parameters: {
            query?: never;
            header?: {
                /** @description A name of your choice for this one request, e.g. a UUID. Sent again with the same key, the request is not carried out twice: the first answer comes back. */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    "RateLimit-Limit": components["headers"]["RateLimit-Limit"];
                    "RateLimit-Remaining": components["headers"]["RateLimit-Remaining"];
                    "RateLimit-Reset": components["headers"]["RateLimit-Reset"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Done"];
                };
            };
            401: components["responses"]["NotSignedIn"];
            403: components["responses"]["Refused"];
            404: components["responses"]["NotFound"];
            409: components["responses"]["Conflict"];
            422: components["responses"]["Invalid"];
            429: components["responses"]["TooMany"];
            500: components["responses"]["Failed"];
        };
    };
    renamePasskey: {
        parameters: {
            query?: never;
            header?: {
                /** @description A name of your choice for this one request, e.g. a UUID. Sent again with the same key, the request is not carried out twice: the first answer comes back. */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["RenamePasskeyBody"];
            };
        };
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    "RateLimit-Limit": components["headers"]["RateLimit-Limit"];
                    "RateLimit-Remaining": components["headers"]["RateLimit-Remaining"];
                    "RateLimit-Reset": components["headers"]["RateLimit-Reset"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Passkey"];
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["NotSignedIn"];
            403: components["responses"]["Refused"];
            404: components["responses"]["NotFound"];
            409: components["responses"]["Conflict"];
            413: components["responses"]["TooLarge"];
            415: components["responses"]["WrongType"];
            422: components["responses"]["Invalid"];
            429: components["responses"]["TooMany"];
            500: components["responses"]["Failed"];
        };
    };
    changePassword: {
        parameters: {
            query?: never;
            header?: {
                /** @description A name of your choice for this one request, e.g. a UUID. Sent again with the same key, the request is not carried out twice: the first answer comes back. */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ChangePasswordBody"];
            };
        };
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    "RateLimit-Limit": components["headers"]["RateLimit-Limit"];
                    "RateLimit-Remaining": components["headers"]["RateLimit-Remaining"];
                    "RateLimit-Reset": components["headers"]["RateLimit-Reset"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Done"];
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["NotSignedIn"];
            403: components["responses"]["Refused"];
            409: components["responses"]["Conflict"];
            413: components["responses"]["TooLarge"];
            415: components["responses"]["WrongType"];
            422: components["responses"]["Invalid"];
            429: components["responses"]["TooMany"];
            500: components["responses"]["Failed"];
        };
    };
    renewRecoveryCodes: {
        parameters: {
            query?: never;
            header?: {
                /** @description A name of your choice for this one request, e.g. a UUID. Sent again with the same key, the request is not carried out twice: the first answer comes back. */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    "RateLimit-Limit": components["headers"]["RateLimit-Limit"];
                    "RateLimit-Remaining": components["headers"]["RateLimit-Remaining"];
                    "RateLimit-Reset": components["headers"]["RateLimit-Reset"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["RenewRecoveryCodesAnswer"];
                };
            };
            401: components["responses"]["NotSignedIn"];
            403: components["responses"]["Refused"];
            409: components["responses"]["Conflict"];
            429: components["responses"]["TooMany"];
            500: components["responses"]["Failed"];
        };
    };
    unlinkSso: {
        parameters: {
            query?: never;
            header?: {
                /** @description A name of your choice for this one request, e.g. a UUID. Sent again with the same key, the request is not carried out twice: the first answer comes back. */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    "RateLimit-Limit": components["headers"]["RateLimit-Limit"];
                    "RateLimit-Remaining": components["headers"]["RateLimit-Remaining"];
                    "RateLimit-Reset": components["headers"]["RateLimit-Reset"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Done"];
                };
            };
            401: components["responses"]["NotSignedIn"];
            403: components["responses"]["Refused"];
            409: components["responses"]["Conflict"];
            429: components["responses"]["TooMany"];
            500: components["responses"]["Failed"];
        };
    };
    beginTotp: {
        parameters: {
            query?: never;
            header?: {
                /** @description A name of your choice for this one request, e.g. a UUID. Sent again with the same key, the request is not carried out twice: the first answer comes back. */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    "RateLimit-Limit": components["headers"]["RateLimit-Limit"];
                    "RateLimit-Remaining": components["headers"]["RateLimit-Remaining"];
                    "RateLimit-Reset": components["headers"]["RateLimit-Reset"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["BeginTotpAnswer"];
                };
            };
            401: components["responses"]["NotSignedIn"];
            403: components["responses"]["Refused"];
            409: components["responses"]["Conflict"];
            429: components["responses"]["TooMany"];
            500: components["responses"]["Failed"];
        };
    };
    removeTotp: {
        parameters: {
            query?: never;
            header?: {
                /** @description A name of your choice for this one request, e.g. a UUID. Sent again with the same key, the request is not carried out twice: the first answer comes back. */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    "RateLimit-Limit": components["headers"]["RateLimit-Limit"];
                    "RateLimit-Remaining": components["headers"]["RateLimit-Remaining"];
                    "RateLimit-Reset": components["headers"]["RateLimit-Reset"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Done"];
                };
            };
            401: components["responses"]["NotSignedIn"];
            403: components["responses"]["Refused"];
            409: components["responses"]["Conflict"];
            429: components["responses"]["TooMany"];
            500: components["responses"]["Failed"];
        };
    };
    confirmTotp: {
        parameters: {
            query?: never;
            header?: {
                /** @description A name of your choice for this one request, e.g. a UUID. Sent again with the same key, the request is not carried out twice: the first answer comes back. */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ConfirmTotpBody"];
            };
        };
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    "RateLimit-Limit": components["headers"]["RateLimit-Limit"];
                    "RateLimit-Remaining": components["headers"]["RateLimit-Remaining"];
                    "RateLimit-Reset": components["headers"]["RateLimit-Reset"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ConfirmTotpAnswer"];
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["NotSignedIn"];
            403: components["responses"]["Refused"];
            409: components["responses"]["Conflict"];
            413: components["responses"]["TooLarge"];
            415: components["responses"]["WrongType"];
            422: components["responses"]["Invalid"];
            429: components["responses"]["TooMany"];
            500: components["responses"]["Failed"];
        };
    };
    beginSso: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["BeginSsoBody"];
            };
        };
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    "RateLimit-Limit": components["headers"]["RateLimit-Limit"];
                    "RateLimit-Remaining": components["headers"]["RateLimit-Remaining"];
                    "RateLimit-Reset": components["headers"]["RateLimit-Reset"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["BeginSsoAnswer"];
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["NotSignedIn"];
            403: components["responses"]["Refused"];
            409: components["responses"]["Conflict"];
            413: components["responses"]["TooLarge"];
            415: components["responses"]["WrongType"];
            422: components["responses"]["Invalid"];
            429: components["responses"]["TooMany"];
            500: components["responses"]["Failed"];
        };
    };
    listSsoProviders: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    "RateLimit-Limit": components["headers"]["RateLimit-Limit"];
                    "RateLimit-Remaining": components["headers"]["RateLimit-Remaining"];
                    "RateLimit-Reset": components["headers"]["RateLimit-Reset"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ListSsoProvidersAnswer"];
                };
            };
            401: components["responses"]["NotSignedIn"];
            429: components["responses"]["TooMany"];
            500: components["responses"]["Failed"];
        };
    };
    listStops: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    "RateLimit-Limit": components["headers"]["RateLimit-Limit"];
                    "RateLimit-Remaining": components["headers"]["RateLimit-Remaining"];
                    "RateLimit-Reset": components["headers"]["RateLimit-Reset"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ListStopsAnswer"];
                };
            };
            401: components["responses"]["NotSignedIn"];
            403: components["responses"]["Refused"];
            429: components["responses"]["TooMany"];
            500: components["responses"]["Failed"];
        };
    };
    stopPublishing: {
        parameters: {
            query?: never;
            header?: {
                /** @description A name of your choice for this one request, e.g. a UUID. Sent again with the same key, the request is not carried out twice: the first answer comes back. */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["StopPublishingBody"];
            };
        };
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    "RateLimit-Limit": components["headers"]["RateLimit-Limit"];
                    "RateLimit-Remaining": components["headers"]["RateLimit-Remaining"];
                    "RateLimit-Reset": components["headers"]["RateLimit-Reset"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["StopPublishingAnswer"];
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["NotSignedIn"];
            403: components["responses"]["Refused"];
            409: components["responses"]["Conflict"];
            413: components["responses"]["TooLarge"];
            415: components["responses"]["WrongType"];
            422: components["responses"]["Invalid"];
            429: components["responses"]["TooMany"];
            500: components["responses"]["Failed"];
        };
    };
    liftStop: {
        parameters: {
            query?: never;
            header?: {
                /** @description A name of your choice for this one request, e.g. a UUID. Sent again with the same key, the request is not carried out twice: the first answer comes back. */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["LiftStopBody"];
            };
        };
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    "RateLimit-Limit": components["headers"]["RateLimit-Limit"];
                    "RateLimit-Remaining": components["headers"]["RateLimit-Remaining"];
                    "RateLimit-Reset": components["headers"]["RateLimit-Reset"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Done"];
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["NotSignedIn"];
            403: components["responses"]["Refused"];
            404: components["responses"]["NotFound"];
            409: components["responses"]["Conflict"];
            413: components["responses"]["TooLarge"];
            415: components["responses"]["WrongType"];
            422: components["responses"]["Invalid"];
            429: components["responses"]["TooMany"];
            500: components["responses"]["Failed"];
        };
    };
    listTemplates: {
        parameters: {
            query?: {
                kind?: components["schemas"]["TemplateKind"];
                language?: components["schemas"]["Language"];
                owner?: "me";
                state?: "active" | "archived";
                search?: string;
                after?: string;
                limit?: number;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    "RateLimit-Limit": components["headers"]["RateLimit-Limit"];
                    "RateLimit-Remaining": components["headers"]["RateLimit-Remaining"];
                    "RateLimit-Reset": components["headers"]["RateLimit-Reset"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ListTemplatesAnswer"];
                };
            };
            401: components["responses"]["NotSignedIn"];
            403: components["responses"]["Refused"];
            422: components["responses"]["Invalid"];
            429: components["responses"]["TooMany"];
            500: components["responses"]["Failed"];
        };
    };
    addTemplate: {
        parameters: {
            query?: never;
            header?: {
                /** @description A name of your choice for this one request, e.g. a UUID. Sent again with the same key, the request is not carried out twice: the first answer comes back. */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["AddTemplateBody"];
            };
        };
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    "RateLimit-Limit": components["headers"]["RateLimit-Limit"];
                    "RateLimit-Remaining": components["headers"]["RateLimit-Remaining"];
                    "RateLimit-Reset": components["headers"]["RateLimit-Reset"];
                    ETag: components["headers"]["ETag"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Template"];
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["NotSignedIn"];
            403: components["responses"]["Refused"];
            409: components["responses"]["Conflict"];
            413: components["responses"]["TooLarge"];
            415: components["responses"]["WrongType"];
            422: components["responses"]["Invalid"];
            429: components["responses"]["TooMany"];
            500: components["responses"]["Failed"];
        };
    };
    changeTemplate: {
        parameters: {
            query?: never;
            header?: {
                /** @description A name of your choice for this one request, e.g. a UUID. Sent again with the same key, the request is not carried out twice: the first answer comes back. */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
                /** @description The `ETag` that was read. When somebody saved a newer revision meanwhile, nothing is changed. */
                "If-Match"?: components["parameters"]["IfMatch"];
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ChangeTemplateBody"];
            };
        };
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    "RateLimit-Limit": components["headers"]["RateLimit-Limit"];
                    "RateLimit-Remaining": components["headers"]["RateLimit-Remaining"];
                    "RateLimit-Reset": components["headers"]["RateLimit-Reset"];
                    ETag: components["headers"]["ETag"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Template"];
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["NotSignedIn"];
            403: components["responses"]["Refused"];
            404: components["responses"]["NotFound"];
            409: components["responses"]["Conflict"];
            412: components["responses"]["RevisionPassed"];
            413: components["responses"]["TooLarge"];
            415: components["responses"]["WrongType"];
            422: components["responses"]["Invalid"];
            429: components["responses"]["TooMany"];
            500: components["responses"]["Failed"];
        };
    };
    archiveTemplate: {
        parameters: {
            query?: never;
            header?: {
                /** @description A name of your choice for this one request, e.g. a UUID. Sent again with the same key, the request is not carried out twice: the first answer comes back. */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
                /** @description The `ETag` that was read. When somebody saved a newer revision meanwhile, nothing is changed. */
                "If-Match"?: components["parameters"]["IfMatch"];
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ArchiveTemplateBody"];
            };
        };
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    "RateLimit-Limit": components["headers"]["RateLimit-Limit"];
                    "RateLimit-Remaining": components["headers"]["RateLimit-Remaining"];
                    "RateLimit-Reset": components["headers"]["RateLimit-Reset"];
                    ETag: components["headers"]["ETag"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Template"];
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["NotSignedIn"];
            403: components["responses"]["Refused"];
            404: components["responses"]["NotFound"];
            409: components["responses"]["Conflict"];
            412: components["responses"]["RevisionPassed"];
            413: components["responses"]["TooLarge"];
            415: components["responses"]["WrongType"];
            422: components["responses"]["Invalid"];
            429: components["responses"]["TooMany"];
            500: components["responses"]["Failed"];
        };
    };
    restoreTemplate: {
        parameters: {
            query?: never;
            header?: {
                /** @description A name of your choice for this one request, e.g. a UUID. Sent again with the same key, the request is not carried out twice: the first answer comes back. */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
                /** @description The `ETag` that was read. When somebody saved a newer revision meanwhile, nothing is changed. */
                "If-Match"?: components["parameters"]["IfMatch"];
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["RestoreTemplateBody"];
            };
        };
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    "RateLimit-Limit": components["headers"]["RateLimit-Limit"];
                    "RateLimit-Remaining": components["headers"]["RateLimit-Remaining"];
                    "RateLimit-Reset": components["headers"]["RateLimit-Reset"];
                    ETag: components["headers"]["ETag"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Template"];
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["NotSignedIn"];
            403: components["responses"]["Refused"];
            404: components["responses"]["NotFound"];
            409: components["responses"]["Conflict"];
            412: components["responses"]["RevisionPassed"];
            413: components["responses"]["TooLarge"];
            415: components["responses"]["WrongType"];
            422: components["responses"]["Invalid"];
            429: components["responses"]["TooMany"];
            500: components["responses"]["Failed"];
        };
    };
    countTemplateUse: {
        parameters: {
            query?: never;
            header?: {
                /** @description A name of your choice for this one request, e.g. a UUID. Sent again with the same key, the request is not carried out twice: the first answer comes back. */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    "RateLimit-Limit": components["headers"]["RateLimit-Limit"];
                    "RateLimit-Remaining": components["headers"]["RateLimit-Remaining"];
                    "RateLimit-Reset": components["headers"]["RateLimit-Reset"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CountTemplateUseAnswer"];
                };
            };
            401: components["responses"]["NotSignedIn"];
            403: components["responses"]["Refused"];
            404: components["responses"]["NotFound"];
            409: components["responses"]["Conflict"];
            422: components["responses"]["Invalid"];
            429: components["responses"]["TooMany"];
            500: components["responses"]["Failed"];
        };
    };
    listUtmPresets: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    "RateLimit-Limit": components["headers"]["RateLimit-Limit"];
                    "RateLimit-Remaining": components["headers"]["RateLimit-Remaining"];
                    "RateLimit-Reset": components["headers"]["RateLimit-Reset"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ListUtmPresetsAnswer"];
                };
            };
            401: components["responses"]["NotSignedIn"];
            403: components["responses"]["Refused"];
            429: components["responses"]["TooMany"];
            500: components["responses"]["Failed"];
        };
    };
    addUtmPreset: {
        parameters: {
            query?: never;
            header?: {
                /** @description A name of your choice for this one request, e.g. a UUID. Sent again with the same key, the request is not carried out twice: the first answer comes back. */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["AddUtmPresetBody"];
            };
        };
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    "RateLimit-Limit": components["headers"]["RateLimit-Limit"];
                    "RateLimit-Remaining": components["headers"]["RateLimit-Remaining"];
                    "RateLimit-Reset": components["headers"]["RateLimit-Reset"];
                    ETag: components["headers"]["ETag"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["UtmPreset"];
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["NotSignedIn"];
            403: components["responses"]["Refused"];
            409: components["responses"]["Conflict"];
            413: components["responses"]["TooLarge"];
            415: components["responses"]["WrongType"];
            422: components["responses"]["Invalid"];
            429: components["responses"]["TooMany"];
            500: components["responses"]["Failed"];
        };
    };
    changeUtmPreset: {
        parameters: {
            query?: never;
            header?: {
                /** @description A name of your choice for this one request, e.g. a UUID. Sent again with the same key, the request is not carried out twice: the first answer comes back. */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
                /** @description The `ETag` that was read. When somebody saved a newer revision meanwhile, nothing is changed. */
                "If-Match"?: components["parameters"]["IfMatch"];
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ChangeUtmPresetBody"];
            };
        };
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    "RateLimit-Limit": components["headers"]["RateLimit-Limit"];
                    "RateLimit-Remaining": components["headers"]["RateLimit-Remaining"];
                    "RateLimit-Reset": components["headers"]["RateLimit-Reset"];
                    ETag: components["headers"]["ETag"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["UtmPreset"];
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["NotSignedIn"];
            403: components["responses"]["Refused"];
            404: components["responses"]["NotFound"];
            409: components["responses"]["Conflict"];
            412: components["responses"]["RevisionPassed"];
            413: components["responses"]["TooLarge"];
            415: components["responses"]["WrongType"];
            422: components["responses"]["Invalid"];
            429: components["responses"]["TooMany"];
            500: components["responses"]["Failed"];
        };
    };
    removeUtmPreset: {
        parameters: {
            query?: never;
            header?: {
                /** @description A name of your choice for this one request, e.g. a UUID. Sent again with the same key, the request is not carried out twice: the first answer comes back. */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    "RateLimit-Limit": components["headers"]["RateLimit-Limit"];
                    "RateLimit-Remaining": components["headers"]["RateLimit-Remaining"];
                    "RateLimit-Reset": components["headers"]["RateLimit-Reset"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Done"];
                };
            };
            401: components["responses"]["NotSignedIn"];
            403: components["responses"]["Refused"];
            404: components["responses"]["NotFound"];
            409: components["responses"]["Conflict"];
            422: components["responses"]["Invalid"];
            429: components["responses"]["TooMany"];
            500: components["responses"]["Failed"];
        };
    };
    listViews: {
        parameters: {
            query: {
                list: components["schemas"]["ViewList"];
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    "RateLimit-Limit": components["headers"]["RateLimit-Limit"];
                    "RateLimit-Remaining": components["headers"]["RateLimit-Remaining"];
                    "RateLimit-Reset": components["headers"]["RateLimit-Reset"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ListViewsAnswer"];
                };
            };
            401: components["responses"]["NotSignedIn"];
            403: components["responses"]["Refused"];
            422: components["responses"]["Invalid"];
            429: components["responses"]["TooMany"];
            500: components["responses"]["Failed"];
        };
    };
    createView: {
        parameters: {
            query?: never;
            header?: {
                /** @description A name of your choice for this one request, e.g. a UUID. Sent again with the same key, the request is not carried out twice: the first answer comes back. */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["CreateViewBody"];
            };
        };
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    "RateLimit-Limit": components["headers"]["RateLimit-Limit"];
                    "RateLimit-Remaining": components["headers"]["RateLimit-Remaining"];
                    "RateLimit-Reset": components["headers"]["RateLimit-Reset"];
                    ETag: components["headers"]["ETag"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Saved"];
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["NotSignedIn"];
            403: components["responses"]["Refused"];
            409: components["responses"]["Conflict"];
            413: components["responses"]["TooLarge"];
            415: components["responses"]["WrongType"];
            422: components["responses"]["Invalid"];
            429: components["responses"]["TooMany"];
            500: components["responses"]["Failed"];
        };
    };
    orderViews: {
        parameters: {
            query?: never;
            header?: {
                /** @description A name of your choice for this one request, e.g. a UUID. Sent again with the same key, the request is not carried out twice: the first answer comes back. */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["OrderViewsBody"];
            };
        };
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    "RateLimit-Limit": components["headers"]["RateLimit-Limit"];
                    "RateLimit-Remaining": components["headers"]["RateLimit-Remaining"];
                    "RateLimit-Reset": components["headers"]["RateLimit-Reset"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Done"];
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["NotSignedIn"];
            403: components["responses"]["Refused"];
            409: components["responses"]["Conflict"];
            413: components["responses"]["TooLarge"];
            415: components["responses"]["WrongType"];
            422: components["responses"]["Invalid"];
            429: components["responses"]["TooMany"];
            500: components["responses"]["Failed"];
        };
    };
    changeView: {
        parameters: {
            query?: never;
            header?: {
                /** @description A name of your choice for this one request, e.g. a UUID. Sent again with the same key, the request is not carried out twice: the first answer comes back. */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
                /** @description The `ETag` that was read. When somebody saved a newer revision meanwhile, nothing is changed. */
                "If-Match"?: components["parameters"]["IfMatch"];
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ChangeViewBody"];
            };
        };
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    "RateLimit-Limit": components["headers"]["RateLimit-Limit"];
                    "RateLimit-Remaining": components["headers"]["RateLimit-Remaining"];
                    "RateLimit-Reset": components["headers"]["RateLimit-Reset"];
                    ETag: components["headers"]["ETag"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Saved"];
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["NotSignedIn"];
            403: components["responses"]["Refused"];
            404: components["responses"]["NotFound"];
            409: components["responses"]["Conflict"];
            412: components["responses"]["RevisionPassed"];
            413: components["responses"]["TooLarge"];
            415: components["responses"]["WrongType"];
            422: components["responses"]["Invalid"];
            429: components["responses"]["TooMany"];
            500: components["responses"]["Failed"];
        };
    };
    removeView: {
        parameters: {
            query?: never;
            header?: {
                /** @description A name of your choice for this one request, e.g. a UUID. Sent again with the same key, the request is not carried out twice: the first answer comes back. */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    "RateLimit-Limit": components["headers"]["RateLimit-Limit"];
                    "RateLimit-Remaining": components["headers"]["RateLimit-Remaining"];
                    "RateLimit-Reset": components["headers"]["RateLimit-Reset"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Done"];
                };
            };
            401: components["responses"]["NotSignedIn"];
            403: components["responses"]["Refused"];
            404: components["responses"]["NotFound"];
            409: components["responses"]["Conflict"];
            422: components["responses"]["Invalid"];
            429: components["responses"]["TooMany"];
            500: components["responses"]["Failed"];
        };
    };
    withdrawWaiver: {
        parameters: {
            query?: never;
            header?: {
                /** @description A name of your choice for this one request, e.g. a UUID. Sent again with the same key, the request is not carried out twice: the first answer comes back. */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    "RateLimit-Limit": components["headers"]["RateLimit-Limit"];
                    "RateLimit-Remaining": components["headers"]["RateLimit-Remaining"];
                    "RateLimit-Reset": components["headers"]["RateLimit-Reset"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Done"];
                };
            };
            401: components["responses"]["NotSignedIn"];
            403: components["responses"]["Refused"];
            404: components["responses"]["NotFound"];
            409: components["responses"]["Conflict"];
            422: components["responses"]["Invalid"];
            429: components["responses"]["TooMany"];
            500: components["responses"]["Failed"];
        };
    };
    listWebhooks: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    "RateLimit-Limit": components["headers"]["RateLimit-Limit"];
                    "RateLimit-Remaining": components["headers"]["RateLimit-Remaining"];
                    "RateLimit-Reset": components["headers"]["RateLimit-Reset"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ListWebhooksAnswer"];
                };
            };
            401: components["responses"]["NotSignedIn"];
            403: components["responses"]["Refused"];
            429: components["responses"]["TooMany"];
            500: components["responses"]["Failed"];
        };
    };
    createWebhook: {
        parameters: {
            query?: never;
            header?: {
                /** @description A name of your choice for this one request, e.g. a UUID. Sent again with the same key, the request is not carried out twice: the first answer comes back. */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["CreateWebhookBody"];
            };
        };
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    "RateLimit-Limit": components["headers"]["RateLimit-Limit"];
                    "RateLimit-Remaining": components["headers"]["RateLimit-Remaining"];
                    "RateLimit-Reset": components["headers"]["RateLimit-Reset"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CreateWebhookAnswer"];
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["NotSignedIn"];
            403: components["responses"]["Refused"];
            409: components["responses"]["Conflict"];
            413: components["responses"]["TooLarge"];
            415: components["responses"]["WrongType"];
            422: components["responses"]["Invalid"];
            429: components["responses"]["TooMany"];
            500: components["responses"]["Failed"];
        };
    };
    getWebhook: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    "RateLimit-Limit": components["headers"]["RateLimit-Limit"];
                    "RateLimit-Remaining": components["headers"]["RateLimit-Remaining"];
                    "RateLimit-Reset": components["headers"]["RateLimit-Reset"];
                    ETag: components["headers"]["ETag"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Webhook"];
                };
            };
            401: components["responses"]["NotSignedIn"];
            403: components["responses"]["Refused"];
            404: components["responses"]["NotFound"];
            422: components["responses"]["Invalid"];
            429: components["responses"]["TooMany"];
            500: components["responses"]["Failed"];
        };
    };
    updateWebhook: {
        parameters: {
            query?: never;
            header?: {
                /** @description A name of your choice for this one request, e.g. a UUID. Sent again with the same key, the request is not carried out twice: the first answer comes back. */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
                /** @description The `ETag` that was read. When somebody saved a newer revision meanwhile, nothing is changed. */
                "If-Match"?: components["parameters"]["IfMatch"];
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["UpdateWebhookBody"];
            };
        };
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    "RateLimit-Limit": components["headers"]["RateLimit-Limit"];
                    "RateLimit-Remaining": components["headers"]["RateLimit-Remaining"];
                    "RateLimit-Reset": components["headers"]["RateLimit-Reset"];
                    ETag: components["headers"]["ETag"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Webhook"];
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["NotSignedIn"];
            403: components["responses"]["Refused"];
            404: components["responses"]["NotFound"];
            409: components["responses"]["Conflict"];
            412: components["responses"]["RevisionPassed"];
            413: components["responses"]["TooLarge"];
            415: components["responses"]["WrongType"];
            422: components["responses"]["Invalid"];
            429: components["responses"]["TooMany"];
            500: components["responses"]["Failed"];
        };
    };
    removeWebhook: {
        parameters: {
            query?: never;
            header?: {
                /** @description A name of your choice for this one request, e.g. a UUID. Sent again with the same key, the request is not carried out twice: the first answer comes back. */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    "RateLimit-Limit": components["headers"]["RateLimit-Limit"];
                    "RateLimit-Remaining": components["headers"]["RateLimit-Remaining"];
                    "RateLimit-Reset": components["headers"]["RateLimit-Reset"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Done"];
                };
            };
            401: components["responses"]["NotSignedIn"];
            403: components["responses"]["Refused"];
            404: components["responses"]["NotFound"];
            409: components["responses"]["Conflict"];
            422: components["responses"]["Invalid"];
            429: components["responses"]["TooMany"];
            500: components["responses"]["Failed"];
        };
    };
    webhooksListDeliveries: {
        parameters: {
            query?: {
                after?: string;
                limit?: number;
                state?: components["schemas"]["DeliveryState"];
            };
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    "RateLimit-Limit": components["headers"]["RateLimit-Limit"];
                    "RateLimit-Remaining": components["headers"]["RateLimit-Remaining"];
                    "RateLimit-Reset": components["headers"]["RateLimit-Reset"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["WebhooksListDeliveriesAnswer"];
                };
            };
            401: components["responses"]["NotSignedIn"];
            403: components["responses"]["Refused"];
            404: components["responses"]["NotFound"];
            422: components["responses"]["Invalid"];
            429: components["responses"]["TooMany"];
            500: components["responses"]["Failed"];
        };
    };
    replayDelivery: {
        parameters: {
            query?: never;
            header?: {
                /** @description A name of your choice for this one request, e.g. a UUID. Sent again with the same key, the request is not carried out twice: the first answer comes back. */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
            };
            path: {
                id: string;
                deliveryId: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    "RateLimit-Limit": components["headers"]["RateLimit-Limit"];
                    "RateLimit-Remaining": components["headers"]["RateLimit-Remaining"];
                    "RateLimit-Reset": components["headers"]["RateLimit-Reset"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Delivery"];
                };
            };
            401: components["responses"]["NotSignedIn"];
            403: components["responses"]["Refused"];
            404: components["responses"]["NotFound"];
            409: components["responses"]["Conflict"];
            422: components["responses"]["Invalid"];
            429: components["responses"]["TooMany"];
            500: components["responses"]["Failed"];
        };
    };
    pauseWebhook: {
        parameters: {
            query?: never;
            header?: {
                /** @description A name of your choice for this one request, e.g. a UUID. Sent again with the same key, the request is not carried out twice: the first answer comes back. */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    "RateLimit-Limit": components["headers"]["RateLimit-Limit"];
                    "RateLimit-Remaining": components["headers"]["RateLimit-Remaining"];
                    "RateLimit-Reset": components["headers"]["RateLimit-Reset"];
                    ETag: components["headers"]["ETag"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Webhook"];
                };
            };
            401: components["responses"]["NotSignedIn"];
            403: components["responses"]["Refused"];
            404: components["responses"]["NotFound"];
            409: components["responses"]["Conflict"];
            422: components["responses"]["Invalid"];
            429: components["responses"]["TooMany"];
            500: components["responses"]["Failed"];
        };
    };
    replayFailed: {
        parameters: {
            query?: never;
            header?: {
                /** @description A name of your choice for this one request, e.g. a UUID. Sent again with the same key, the request is not carried out twice: the first answer comes back. */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ReplayFailedBody"];
            };
        };
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    "RateLimit-Limit": components["headers"]["RateLimit-Limit"];
                    "RateLimit-Remaining": components["headers"]["RateLimit-Remaining"];
                    "RateLimit-Reset": components["headers"]["RateLimit-Reset"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ReplayFailedAnswer"];
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["NotSignedIn"];
            403: components["responses"]["Refused"];
            404: components["responses"]["NotFound"];
            409: components["responses"]["Conflict"];
            413: components["responses"]["TooLarge"];
            415: components["responses"]["WrongType"];
            422: components["responses"]["Invalid"];
            429: components["responses"]["TooMany"];
            500: components["responses"]["Failed"];
        };
    };
    resumeWebhook: {
        parameters: {
            query?: never;
            header?: {
                /** @description A name of your choice for this one request, e.g. a UUID. Sent again with the same key, the request is not carried out twice: the first answer comes back. */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    "RateLimit-Limit": components["headers"]["RateLimit-Limit"];
                    "RateLimit-Remaining": components["headers"]["RateLimit-Remaining"];
                    "RateLimit-Reset": components["headers"]["RateLimit-Reset"];
                    ETag: components["headers"]["ETag"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Webhook"];
                };
            };
            401: components["responses"]["NotSignedIn"];
            403: components["responses"]["Refused"];
            404: components["responses"]["NotFound"];
            409: components["responses"]["Conflict"];
            422: components["responses"]["Invalid"];
            429: components["responses"]["TooMany"];
            500: components["responses"]["Failed"];
        };
    };
    rotateSecret: {
        parameters: {
            query?: never;
            header?: {
                /** @description A name of your choice for this one request, e.g. a UUID. Sent again with the same key, the request is not carried out twice: the first answer comes back. */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    "RateLimit-Limit": components["headers"]["RateLimit-Limit"];
                    "RateLimit-Remaining": components["headers"]["RateLimit-Remaining"];
                    "RateLimit-Reset": components["headers"]["RateLimit-Reset"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CreateWebhookAnswer"];
                };
            };
            401: components["responses"]["NotSignedIn"];
            403: components["responses"]["Refused"];
            404: components["responses"]["NotFound"];
            409: components["responses"]["Conflict"];
            422: components["responses"]["Invalid"];
            429: components["responses"]["TooMany"];
            500: components["responses"]["Failed"];
        };
    };
    testWebhook: {
        parameters: {
            query?: never;
            header?: {
                /** @description A name of your choice for this one request, e.g. a UUID. Sent again with the same key, the request is not carried out twice: the first answer comes back. */
                "Idempotency-Key"?: components["parameters"]["IdempotencyKey"];
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Done. */
            200: {
                headers: {
                    "RateLimit-Limit": components["headers"]["RateLimit-Limit"];
                    "RateLimit-Remaining": components["headers"]["RateLimit-Remaining"];
                    "RateLimit-Reset": components["headers"]["RateLimit-Reset"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Delivery"];
                };
            };
            401: components["responses"]["NotSignedIn"];
            403: components["responses"]["Refused"];
            404: components["responses"]["NotFound"];
            409: components["responses"]["Conflict"];
            422: components["responses"]["Invalid"];
            429: components["responses"]["TooMany"];
            500: components["responses"]["Failed"];
        };
    };
}
