// SPDX-FileCopyrightText: 2026 The Basalt authors
// SPDX-License-Identifier: GPL-3.0-or-later

pragma ComponentBehavior: Bound
import QtQml
import QtQuick
import Basalt.App

/** Binds the keys of every command in the registry. */
Item {
    Instantiator {
        model: Commands
        // What is removed lives on for a while: its key must not stay taken.
        onObjectRemoved: (index, object) => object.enabled = false
        delegate: Shortcut {
            required property string shortcut
            required property bool commandEnabled
            required property Command command

            sequence: shortcut
            context: Qt.WindowShortcut
            enabled: commandEnabled && shortcut !== ""
            onActivated: command.trigger()
            // Two pages may define the same key for a moment while one replaces the other; the newer one gets it.
            onActivatedAmbiguously: Commands.runKey(shortcut)
        }
    }
    // A question mark opens the sheet too, where it is not being typed into a text: a focused text field takes it first.
    Shortcut {
        sequence: "?"
        context: Qt.WindowShortcut
        onActivated: Commands.run("app.shortcuts")
    }
}
