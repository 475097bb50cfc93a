// SPDX-FileCopyrightText: 2026 The Basalt authors
// SPDX-License-Identifier: GPL-3.0-or-later

pragma Singleton
import QtQuick

/** What users are: persons, who sign in, or what stands for programs. */
QtObject {
    readonly property list<string> all: ["person", "service", "api", "system"]
    /** What can be made; users of the server's own are not. */
    readonly property list<string> made: ["person", "service", "api"]

    function text(type: string): string {
        switch (type) {
        case "service": return qsTr("service");
        case "api": return qsTr("API user");
        case "system": return qsTr("system");
        default: return qsTr("person");
        }
    }

    /** For whom a user is made. */
    function forText(type: string): string {
        switch (type) {
        case "service": return qsTr("A service");
        case "api": return qsTr("An API client");
        default: return qsTr("A person");
        }
    }

    function icon(type: string): string {
        switch (type) {
        case "service": return "terminal";
        case "api": return "plug";
        case "system": return "server";
        default: return "user-round";
        }
    }
}
