// SPDX-FileCopyrightText: 2026 The Basalt authors
// SPDX-License-Identifier: GPL-3.0-or-later

import QtQuick
import Basalt.Controls

/** One field of the key of a thing. */
FormField {
    id: root

    signal edited(text: string)

    function clear(): void {
        input.clear();
    }

    UiTextField {
        id: input

        objectName: "thing_" + root.label
        width: parent.width
        mono: true
        onTextEdited: root.edited(text)
    }
}
